import { build } from 'esbuild';

/** The entry of the package with all that it imports: one file of CommonJS, which the oldest Nodes can read, to report that they are too old. */
export async function bundleEntry(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['packages/cli/bin/packaged.js'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node16',
    define: { 'import.meta.dirname': '__dirname' },
    tsconfigRaw: {},
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
