import { join } from 'node:path';
import { build } from 'esbuild';

/** The path of the program in the npm package, whose `bin` names it. */
export const PULL_REQUEST_PATH = 'pull-request/main.js';

/** The program as users run it: one file of plain JavaScript that imports only Node. */
export async function bundlePullRequest(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'main.ts')],
    // comments name sources from here
    absWorkingDir: join(import.meta.dirname, '../../..'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
