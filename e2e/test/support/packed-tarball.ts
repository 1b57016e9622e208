import { join } from 'node:path';
import manifest from '@netloom/cli/package.json' with { type: 'json' };
import { execa } from 'execa';
import { onceInRun } from './once-in-run.ts';
import { ROOT } from './repository.ts';

/** The name of the tarball. */
export const TARBALL = `netloom-${manifest.version}.tgz`;

/** The path of the npm package as it would be published, packed once in a run. */
export async function packedTarball(): Promise<string> {
  return join(await onceInRun('packed', packInto), TARBALL);
}

/** In a process of its own: esbuild does not run where Jest has replaced the globals. */
export async function packInto(out: string, ...options: readonly string[]): Promise<void> {
  await execa(process.execPath, ['tools/npm-package/src/main.ts', '--out', out, ...options], { cwd: ROOT });
}
