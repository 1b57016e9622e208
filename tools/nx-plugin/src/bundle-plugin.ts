import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/** What the package.json of netloom says of its plugin: the paths of bundlePlugin, and the versions of Nx it is tried with. */
export const PLUGIN_MANIFEST = {
  exports: { './nx': { types: './nx/plugin.d.ts', default: './nx/plugin.js' } },
  peerDependencies: { nx: '>=21 <25' },
  // whoever has no Nx needs none
  peerDependenciesMeta: { nx: { optional: true } },
} as const;

/** The modules whose types are public. */
const TYPES = ['plugin', 'plugin-options', 'nx-api'];

/** The plugin as users run it, path in the package → text: one file of plain JavaScript that imports only Node, and its types. */
export async function bundlePlugin(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['nx/plugin.js', await bundle()]]);
  for (const name of TYPES) files.set(`nx/${name}.d.ts`, await declarations(name));
  return files;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'plugin.ts')],
    // comments name sources from here
    absWorkingDir: join(import.meta.dirname, '../../..'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** The types of one module, with imports as they are in the package. */
async function declarations(name: string): Promise<string> {
  const source = await readFile(join(import.meta.dirname, `${name}.ts`), 'utf8');
  const { outputText } = ts.transpileDeclaration(source, { fileName: `${name}.ts` });
  return outputText.replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'");
}
