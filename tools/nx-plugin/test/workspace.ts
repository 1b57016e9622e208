import { chmod, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { bundlePlugin, PLUGIN_MANIFEST } from '../src/bundle-plugin.ts';

const INSTALLED = join(import.meta.dirname, '../../../node_modules');

type Files = readonly (readonly [path: string, text: string])[];

/** A workspace with the bundled plugin and the installed Nx, and with a `netloom` that only writes generated/values.yaml. */
export interface Workspace {
  readonly root: string;
  /** What Nx prints. */
  readonly nx: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;
  readonly remove: () => Promise<void>;
}

const NETLOOM = `#!/bin/sh
folder=$(dirname "$2")/generated
mkdir -p "$folder" && cp "$2" "$folder/values.yaml"
`;

export async function createWorkspace(files: Files): Promise<Workspace> {
  // Nx compares its folder with the real path.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'netloom-nx-plugin-')));
  const manifest = { name: 'netloom', version: '0.1.0', type: 'module', exports: PLUGIN_MANIFEST.exports };
  const plugin = Array.from(
    await bundlePlugin(),
    ([path, text]) => [`node_modules/netloom/${path}`, text] as const,
  );
  await write(root, [
    ...FILES,
    ...files,
    ...plugin,
    ['node_modules/netloom/package.json', JSON.stringify(manifest)],
    ['node_modules/.bin/netloom', NETLOOM],
  ]);
  await chmod(join(root, 'node_modules/.bin/netloom'), 0o755);
  for (const name of await readdir(INSTALLED)) {
    if (name.startsWith('.') || name === '@netloom') continue;
    await symlink(join(INSTALLED, name), join(root, 'node_modules', name));
  }
  return { root, nx: runner(root), remove: () => rm(root, { recursive: true, force: true }) };
}

const FILES: Files = [
  ['.gitignore', 'node_modules\n.nx\n'],
  [
    'nx.json',
    JSON.stringify({
      plugins: ['netloom/nx'],
      analytics: false,
      neverConnectToCloud: true,
      defaultBase: 'main',
    }),
  ],
  ['package.json', JSON.stringify({ name: 'fleet', private: true, devDependencies: { netloom: '0.1.0' } })],
  [
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 3,
      packages: { 'node_modules/netloom': { version: '0.1.0', integrity: 'sha512-AAAA' } },
    }),
  ],
];

async function write(root: string, files: Files): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function runner(root: string): Workspace['nx'] {
  const { PATH = '', ...rest } = process.env;
  const inherited = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('NX_')));
  return async (args, env = {}) => {
    const { stdout } = await execa(process.execPath, [join(INSTALLED, 'nx/dist/bin/nx.js'), ...args], {
      cwd: root,
      env: {
        ...inherited,
        PATH: [join(root, 'node_modules/.bin'), PATH].join(delimiter),
        NX_DAEMON: 'false',
        ...env,
      },
      extendEnv: false,
      stdin: 'ignore',
    });
    return stdout;
  };
}
