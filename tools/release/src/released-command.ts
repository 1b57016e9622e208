/**
 * The command, as it is released: the npm package `netloom`. All packages are bundled into it, and all charts are packed
 * into it, so that it is due with each of them.
 */
export const COMMAND = {
  name: 'npm package netloom',
  project: '@netloom/cli',
  packageFolder: 'packages/cli',
  /** The part of its tags before the version. */
  tag: 'netloom',
  /** What is in the tarball or makes it, besides the charts. */
  sources: [
    ':(glob)packages/*/src/**',
    ':(glob)packages/*/package.json',
    'packages/cli/bin',
    'tools/npm-package/src',
    'tools/nx-plugin/src',
    'docs/package.md',
    'examples/minimal/network.yaml',
    'schemas',
    'LICENSE',
  ],
} as const;
