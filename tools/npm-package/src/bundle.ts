import { basename, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { builtinModules } from './builtin-modules.ts';
import { bundleEntry } from './bundle-entry.ts';
import { chunkGroups } from './chunk-groups.ts';
import { directImports } from './direct-imports.ts';
import { groupChunks } from './group-chunks.ts';
import { NODE_FLOOR } from './manifest.ts';
import type { PackageFiles } from './package-file-map.ts';
import { toCommonJs } from './to-common-js.ts';
import { withoutEffects } from './without-effects.ts';

export interface Bundle {
  /** The modules, by their path in the package. */
  readonly code: PackageFiles;
  /** Their source maps, by file name: they are larger than the rest together, and attached to a release instead. */
  readonly sourceMaps: PackageFiles;
  readonly inputs: Metafile['inputs'];
}

/** How Node takes a module that is none of its own loading: the package is one of ESM. */
const COMMONJS = '{ "type": "commonjs" }\n';

/** For whoever unpacks the tarball and puts `bin` on PATH, as mise and asdf do; npm makes a link of its own. */
const WITHOUT_ENDING = "#!/usr/bin/env node\nrequire('./netloom.js');\n";

/** What nearly every command loads, then what most load for a network with intents, and what draws the charts. */
const TOGETHER = [
  'packages/cli/src/packaged-main.ts',
  'packages/cli/src/commands/validate/run.ts',
  'packages/reachability/src/to-reach.ts',
  'packages/cli/src/commands/build/run.ts',
  'packages/cli/src/commands/template/run.ts',
];

/** Bundles the command: one module for each command that is loaded lazily, and what several share in chunks. */
export async function bundleCommand(root: string): Promise<Bundle> {
  const options = optionsIn(root);
  const { metafile: alone } = await build({
    ...options,
    sourcemap: false,
    plugins: [withoutEffects, directImports(root), builtinModules],
  });
  const groups = chunkGroups(alone, TOGETHER);
  const { outputFiles, metafile } = await build({
    ...options,
    plugins: [groupChunks(root, groups), withoutEffects, directImports(root, groups), builtinModules],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const modules = await Promise.all(
    [...texts]
      .filter(([name]) => !name.endsWith('.map'))
      .map(async ([name, code]) => toCommonJs({ name, code, map: texts.get(`${name}.map`) ?? '' })),
  );
  return {
    code: new Map([
      ['bin/netloom.js', await bundleEntry(root)],
      ['bin/netloom', WITHOUT_ENDING],
      ...[COMMONJS].flatMap((text) =>
        ['bin', 'lib'].map((folder) => [`${folder}/package.json`, text] as const),
      ),
      ...modules.map(({ name, code }) => [`lib/${name}`, code] as const),
    ]),
    sourceMaps: new Map(modules.map(({ name, map }) => [`${name}.map`, map])),
    inputs: metafile.inputs,
  };
}

function optionsIn(root: string): BuildOptions & { readonly metafile: true; readonly write: false } {
  return {
    absWorkingDir: root,
    entryPoints: ['packages/cli/src/packaged-main.ts'],
    outdir: 'lib',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${NODE_FLOOR}`,
    // identifiers stay: the stack of a bug can be read without the source maps
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    alias: {
      'ajv-formats-draft2019/formats/index.js': join(root, 'tools/npm-package/src/no-formats.ts'),
      // Node's own is deprecated, and says so from outside of node_modules
      punycode: 'punycode/punycode.js',
      // each package has its own, all of one version, since the root of the checkout has an older one
      'js-yaml': join(root, 'packages/diagnostics/node_modules/js-yaml/dist/js-yaml.mjs'),
    },
    define: { NETLOOM_PACKAGED: 'true' },
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    sourcemap: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  };
}
