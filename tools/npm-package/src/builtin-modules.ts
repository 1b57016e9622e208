import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** `import name, { a, b as c } from 'node:x';` and `import * as name from 'node:x';`, but no import of types. */
const IMPORT =
  /^import\s+(?!type\b)(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}|\*\s*as\s+([\w$]+))?\s*from\s*['"](node:[\w/]+)['"];?/gm;

/** Loaded when something is first taken from it: commander imports it for programs that netloom has none of. */
const LATER: ReadonlySet<string> = new Set(['node:child_process']);

/**
 * A text that takes what it names from a module of Node, and not the module as a whole: an `import` of one reads all
 * that it exports, by which `node:fs` loads the streams and `node:process` opens stdin.
 */
export function takeBuiltins(text: string): string {
  return text.replaceAll(
    IMPORT,
    (statement: string, whole?: string, names?: string, all?: string, module?: string) => {
      const taken = `globalThis.process.getBuiltinModule('${module ?? ''}')`;
      const object = LATER.has(module ?? '') ? `new Proxy({}, { get: (_, key) => ${taken}[key] })` : taken;
      const wholes = [whole, all].flatMap((name) =>
        name === undefined ? [] : [`const ${name} = ${object};`],
      );
      const values = (names ?? '')
        .split(',')
        .filter((name) => name.trim() !== '' && !/^\s*type\s/.test(name))
        .map((name) => name.trim().replace(/\s+as\s+/, ': '));
      const parts = values.length === 0 ? [] : [`const { ${values.join(', ')} } = ${taken};`];
      // as many lines as before, so that the source map stays true
      return [...wholes, ...parts].join(' ') + '\n'.repeat(statement.split('\n').length - 1);
    },
  );
}

/** The same in the packages that are bundled. */
export const builtinModules: Plugin = {
  name: 'builtin-modules',
  setup(build) {
    build.onLoad({ filter: /\/node_modules\/.*\.m?js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return /['"]node:/.test(text) ? { contents: takeBuiltins(text), loader: 'js' } : null;
    });
  },
};
