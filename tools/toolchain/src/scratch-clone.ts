import { copyFileSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { cp, glob, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** A repository of its own with the files of another one, in one commit on main, and its installed dependencies. */
export interface ScratchClone {
  readonly root: string;
  /** Runs a program there, of node_modules/.bin or of PATH; returns its standard output. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<string>;
}

/**
 * Calls `use` with a scratch clone and removes it afterwards. It has all files that git tracks or would add, committed or not;
 * its workspace packages are its own, and everything else in node_modules is the repository's.
 */
export async function inScratchClone(
  repository: string,
  use: (clone: ScratchClone) => Promise<void>,
): Promise<void> {
  // Nx compares its folder with the real path.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'netloom-clone-')));
  try {
    await copyFiles(repository, root);
    await linkModules(join(repository, 'node_modules'), join(root, 'node_modules'));
    await linkNestedModules(repository, root);
    const clone = { root, run: runner(root) };
    await commitAll(clone);
    await use(clone);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function copyFiles(repository: string, root: string): Promise<void> {
  const known = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await execa('git', known, { cwd: repository });
  const folders = new Set<string>();
  for (const path of new Set(stdout.split('\0').filter((path) => path !== ''))) {
    const [from, to] = [join(repository, path), join(root, path)];
    const found = lstatSync(from, { throwIfNoEntry: false });
    // a deleted file is tracked until the deletion is committed.
    if (found === undefined) continue;
    const folder = dirname(to);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    // of thousands of small files, each takes longer to hand to another thread than to copy
    if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else copyFileSync(from, to);
  }
}

/** npm's links to workspace packages and programs are relative, so that copies of them point into the clone. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (name === '.bin' || name === '@netloom') {
      await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    } else {
      await symlink(join(from, name), join(to, name));
    }
  }
}

/** A workspace package has its own node_modules where it needs another version than the others. */
async function linkNestedModules(repository: string, root: string): Promise<void> {
  const nested = glob('{packages/*,tools/*,*}/node_modules', { cwd: repository });
  for await (const path of nested) {
    await symlink(join(repository, path), join(root, path));
  }
}

async function commitAll({ run }: ScratchClone): Promise<void> {
  await run('git', 'init', '--quiet', '--initial-branch', 'main');
  // it is gone before anything could be lost
  await run('git', 'config', 'core.fsync', 'none');
  await run('git', 'config', 'core.compression', '0');
  await run('git', 'config', 'user.name', 'netloom');
  await run('git', 'config', 'user.email', 'netloom@example.org');
  await run('git', 'add', '--all');
  await run('git', 'commit', '--quiet', '--message', 'chore: scratch');
}

function runner(root: string): ScratchClone['run'] {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'))),
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
    NX_DAEMON: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  return async (program, ...args) =>
    (await execa(program, args, { cwd: root, env, extendEnv: false, stdin: 'ignore' })).stdout;
}
