import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** A source still finds what is read beside it: `import.meta.url` is where it lies in the checkout. */
export const builtFrom: Plugin = {
  name: 'built-from',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/** The bundler of the page is the one that is installed: it starts a program that lies beside it. */
export const installedBundler: Plugin = {
  name: 'installed-bundler',
  setup(build) {
    build.onResolve({ filter: /^esbuild$/ }, () => ({
      path: import.meta.resolve('esbuild'),
      external: true,
    }));
  },
};
