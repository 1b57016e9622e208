import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Marks what this plugin resolves by itself. */
const ASKED = Symbol('asked');

/**
 * Lets the bundle leave out modules of the Kubernetes client whose exports nobody uses, five megabytes of classes. The package
 * does not declare that they have no side effects; its only one is a global of Node 18.
 */
export const withoutEffects: Plugin = {
  name: 'without-effects',
  setup(build) {
    build.onResolve({ filter: /^@kubernetes\/client-node$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === ASKED) return null;
      const resolved = await build.resolve(path, { ...from, pluginData: ASKED });
      return { ...resolved, sideEffects: false };
    });
    // its files name each other with their endings; to ask esbuild for all of them takes six seconds
    build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, importer, resolveDir }) =>
      /[\\/]@kubernetes[\\/]client-node[\\/]/.test(importer)
        ? { path: join(resolveDir, path), sideEffects: false }
        : null,
    );
  },
};
