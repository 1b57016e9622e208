import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remotesOf } from '../../../src/sources/repository/remotes-of.ts';
import { inFolder } from '../../support/temp-folder.ts';

const git = (folder: string, ...args: readonly string[]): void => {
  const as = [
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'protocol.file.allow=always',
  ];
  execFileSync('git', ['-C', folder, ...as, ...args], { stdio: 'ignore' });
};

/** A checkout with one commit, and a remote. */
function checkout(folder: string, url: string): string {
  mkdirSync(folder);
  git(folder, 'init');
  writeFileSync(join(folder, 'file'), '');
  git(folder, 'add', '.');
  git(folder, 'commit', '--message', 'first');
  git(folder, 'remote', 'add', 'origin', url);
  return folder;
}

describe(remotesOf, () => {
  it('reads them of a checkout, of its worktrees and of its submodules', () =>
    inFolder({}, (root) => {
      const home = checkout(join(root, 'home'), 'git@example.com:me/home.git');
      const other = checkout(join(root, 'other'), 'https://example.com/me/other');
      git(home, 'worktree', 'add', join(root, 'tree'));
      git(home, 'submodule', 'add', other, 'module');
      git(join(home, 'module'), 'remote', 'set-url', 'origin', 'ssh://git@example.com/me/module.git');
      expect(remotesOf(home)).toContain('example.com/me/home');
      expect(remotesOf(join(root, 'tree'))).toContain('example.com/me/home');
      expect(remotesOf(join(home, 'module'))).toEqual(['example.com/me/module']);
      return Promise.resolve();
    }));

  it('knows none of any other folder', () =>
    inFolder({}, (root) => {
      expect(remotesOf(root)).toEqual([]);
      writeFileSync(join(root, '.git'), 'gitdir: nowhere\n');
      expect(remotesOf(root)).toEqual([]);
      return Promise.resolve();
    }));
});
