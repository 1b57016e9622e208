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
    const client = /[\\/]@kubernetes[\\/]client-node[\\/]/;
    build.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...from }) => {
      const isOfClient = path === '@kubernetes/client-node' || client.test(from.importer);
      if (!isOfClient || pluginData === ASKED) return null;
      const resolved = await build.resolve(path, { ...from, pluginData: ASKED });
      return client.test(resolved.path) ? { ...resolved, sideEffects: false } : resolved;
    });
  },
};
