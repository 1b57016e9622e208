import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { ChunkGroup } from './chunk-groups.ts';

const NAMESPACE = 'chunk-group';

/** The imports that make an entry load whole groups; none for a module that is no entry of any. */
export function groupImports(entry: string, groups: readonly ChunkGroup[]): string {
  return groups
    .map(({ entries }, index) => (entries.has(entry) ? `import '${NAMESPACE}:${index}';` : ''))
    .join('');
}

/**
 * A module for each group that imports its modules. They do nothing by being imported, so that esbuild drops the
 * imports; but it has seen that the same entries lead to all of them, and puts them into one chunk.
 */
export function groupChunks(root: string, groups: readonly ChunkGroup[]): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({
        path: path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
        sideEffects: true,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: (groups[Number(path)]?.modules ?? [])
          .map((module) => `import ${JSON.stringify(join(root, module))};`)
          .join('\n'),
        resolveDir: root,
      }));
    },
  };
}
