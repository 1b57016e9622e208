import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtFrom, installedBundler } from './plugins.ts';

/** What Node runs, in the folder of the bundle. */
export const BUNDLED_COMMAND = 'netloom.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Modules that are no modules of ESM call it. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);`;

/** What is compiled is kept beside the bundle, and goes with it. */
const ENTRY = `import { enableCompileCache } from 'node:module';
enableCompileCache(import.meta.dirname + '/compiled');
const { main } = await import('./main.js');
await main(process.argv);
`;

/**
 * Bundles the command of this checkout, as its sources are at this moment, into a folder. It starts in a third of
 * the time; charts and pages are still those of the checkout.
 */
export async function bundleSources(folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['packages/cli/src/main.ts'],
    outdir: folder,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${process.versions.node}`,
    // less to write and to read
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: REQUIRE },
    // Node's own is deprecated, and says so from outside of node_modules
    alias: { punycode: 'punycode/punycode.js' },
    plugins: [installedBundler, builtFrom],
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    legalComments: 'none',
    logLevel: 'silent',
  });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(folder, BUNDLED_COMMAND), ENTRY);
}
