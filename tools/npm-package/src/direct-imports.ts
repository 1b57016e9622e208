import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { takeBuiltins } from './builtin-modules.ts';
import type { ChunkGroup } from './chunk-groups.ts';
import { groupImports } from './group-chunks.ts';
import { PackageIndex, readNames } from './package-index.ts';

/** `import { a, type B } from '@netloom/x';`, over any number of lines, and the same with `export`. */
const IMPORT = /^(import|export) \{([^}]*)\} from '(@netloom\/[^']+)';/gm;

/**
 * Imports what an index re-exports from the file that declares it. esbuild gives a command all that an index leads to,
 * used or not: `validate` would load the schemas of the charts, and what validates the objects of Kubernetes.
 * An entry of `groups` imports those, too: only one plugin can give the text of a module.
 */
export function directImports(root: string, groups: readonly ChunkGroup[] = []): Plugin {
  const require = createRequire(join(root, 'packages/cli/package.json'));
  return {
    name: 'direct-imports',
    setup(build) {
      build.onLoad({ filter: /\/packages\/[^/]+\/src\/.*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text.replaceAll(
          IMPORT,
          (statement: string, verb: string, names: string, specifier: string) =>
            redirect(names, { statement, verb, index: require.resolve(specifier) }),
        );
        const entry = relative(root, path).split(sep).join('/');
        return { contents: groupImports(entry, groups) + takeBuiltins(contents), loader: 'ts' };
      });
    },
  };
}

/** On as many lines as the statement, so that the source map stays true. */
function redirect(
  names: string,
  { statement, verb, index: path }: Record<'statement' | 'verb' | 'index', string>,
): string {
  const index = new PackageIndex(path);
  const imports = readNames(names).map(({ name, alias }) => {
    const { file, name: declared } = index.declarationOf(name) ?? { file: path, name };
    return `${verb} { ${declared} as ${alias} } from ${JSON.stringify(file)};`;
  });
  const effects =
    imports.length === 0 ? [] : index.sideEffects.map((file) => `import ${JSON.stringify(file)};`);
  return [...effects, ...imports].join(' ') + '\n'.repeat(statement.split('\n').length - 1);
}
