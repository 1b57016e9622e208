import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { ROOT } from './repository.ts';

/** A workspace of a user of netloom, with a real Nx, in a Git repository of its own with one commit. */
export interface NxWorkspace {
  readonly root: string;
  /** Runs a program of node_modules/.bin or PATH there; a program that fails is a result too. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<NxRun>;
}

export interface NxRun {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface NxWorkspaceOptions {
  readonly nxVersion: string;
  /** Path of the packed `netloom`. */
  readonly tarball: string;
  /** Path in the workspace → example whose network file it is. */
  readonly networks: Readonly<Record<string, string>>;
}

const NX_JSON = {
  plugins: ['netloom/nx'],
  analytics: false,
  neverConnectToCloud: true,
  defaultBase: 'main',
  cacheDirectory: '.nx/cache',
  // a change of the lock file affects what uses the changed package
  pluginsConfig: { '@nx/js': { projectsAffectedByDependencyUpdates: 'auto' } },
};

/** Makes a workspace; `remove` of the result deletes it. */
export async function createNxWorkspace({
  nxVersion,
  tarball,
  networks,
}: NxWorkspaceOptions): Promise<NxWorkspace & { readonly remove: () => Promise<void> }> {
  // Nx compares its folder with the real path.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'netloom-nx-')));
  const root = join(folder, 'workspace');
  const run = runner(root);
  for (const [path, example] of Object.entries(networks)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(ROOT, 'examples', example, 'network.yaml'), join(root, path));
  }
  await writeJson(join(root, 'nx.json'), NX_JSON);
  await writeFile(join(root, '.gitignore'), 'node_modules\n.nx\n');
  const devDependencies = { nx: nxVersion, netloom: `file:${tarball}` };
  await writeJson(join(root, 'package.json'), { name: 'home', private: true, devDependencies });
  await succeed(run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'));
  await succeed(run('git', 'init', '--quiet', '--initial-branch', 'main'));
  await succeed(run('git', 'config', 'user.name', 'netloom'));
  await succeed(run('git', 'config', 'user.email', 'netloom@example.org'));
  await commitAll(run);
  return { root, run, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function commitAll(run: NxWorkspace['run']): Promise<void> {
  await succeed(run('git', 'add', '--all'));
  await succeed(run('git', 'commit', '--quiet', '--message', 'chore: change'));
}

/** Why npm cannot install these versions of Nx, or null. */
export async function registryMissing(versions: readonly string[]): Promise<string | null> {
  for (const version of versions) {
    const spec = `nx@${version}`;
    const { exitCode } = await execa('npm', ['view', '--prefer-offline', spec, 'version'], { reject: false });
    if (exitCode !== 0) return `npm finds no ${spec}`;
  }
  return null;
}

/** The standard output of a run that has to succeed. */
export async function succeed(running: Promise<NxRun>): Promise<string> {
  const { exitCode, stdout, stderr } = await running;
  if (exitCode !== 0) throw new Error(`exit ${exitCode}\n${stdout}\n${stderr}`);
  return stdout;
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function runner(root: string): NxWorkspace['run'] {
  const env = {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(NX_|npm_|NODE_OPTIONS$|CI$)/.test(name)),
    ),
    PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
    NX_DAEMON: 'false',
    NX_DEFAULT_OUTPUT_STYLE: 'static',
    NX_TUI: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  return async (program, ...args) => {
    const { exitCode, stdout, stderr } = await execa(program, args, {
      cwd: root,
      env,
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
    });
    return { exitCode, stdout, stderr };
  };
}
