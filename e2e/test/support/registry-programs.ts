import { ensureDebianProgram, ensureTool } from '@netloom/toolchain';
import { describeWithProgram, findProgram, type Program } from './program.ts';

/** A registry to publish to. */
export type RegistryProgram = Program & { readonly name: string };

/** The distribution registry that is compiled here, and the one that this machine's Debian has. */
export async function registryPrograms(): Promise<readonly RegistryProgram[]> {
  return [
    { name: 'distribution 3.1.2', ...(await findProgram(() => ensureTool('registry'))) },
    {
      name: "Debian's docker-registry",
      ...(await findProgram(() => ensureDebianProgram('docker-registry'))),
    },
  ];
}

/** `describe` with each available registry; the others are skipped, and their titles say why. */
export function describeWithRegistries(
  programs: readonly RegistryProgram[],
  title: string,
  tests: (program: string) => void,
): void {
  for (const program of programs) describeWithProgram(program, `${title} ${program.name}`, tests);
}
