import { findOnPath } from '@netloom/helm';
import { ensureTool, GoMissing } from '@netloom/toolchain';
import { describeUnless } from './describe-unless.ts';

/** A registry to publish to: its path, or why there is none. */
export interface RegistryProgram {
  readonly name: string;
  readonly path: string | null;
  readonly reason: string;
}

/** The distribution registry that is compiled here, and the one of Debian where it is installed. */
export async function registryPrograms(): Promise<readonly RegistryProgram[]> {
  return [
    { name: 'distribution 3.1.2', path: await compiled(), reason: 'go is not on PATH' },
    {
      name: "Debian's docker-registry",
      path: await findOnPath('docker-registry', process.env),
      reason: 'docker-registry is not on PATH',
    },
  ];
}

async function compiled(): Promise<string | null> {
  try {
    return await ensureTool('registry');
  } catch (error) {
    if (error instanceof GoMissing) return null;
    throw error;
  }
}

/** `describe` with each registry there is; the others are skipped, and their titles say why. */
export function describeWithRegistries(
  programs: readonly RegistryProgram[],
  title: string,
  tests: (program: string) => void,
): void {
  for (const { name, path, reason } of programs) {
    describeUnless(path === null ? reason : null, `${title} ${name}`, tests.bind(null, path ?? ''));
  }
}
