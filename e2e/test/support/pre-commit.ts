import { copyFile, mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { PythonPackages } from '@netloom/toolchain';
import type { CiCheckout } from './ci-checkout.ts';
import { NODE, type InstalledPackage, type InstalledRun } from './installed-package.ts';
import { ROOT } from './repository.ts';

const HOOKS = '.pre-commit-hooks.yaml';

/** A repository that holds the hooks of this one, as pre-commit fetches it. */
export async function hooksRepository(installed: InstalledPackage): Promise<string> {
  const folder = join(installed.scratch, 'hooks');
  await mkdir(folder);
  await copyFile(join(ROOT, HOOKS), join(folder, HOOKS));
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await installed.run('git', ['init', '--quiet'], { cwd: folder });
  await installed.run('git', ['add', '--all'], { cwd: folder });
  await installed.run('git', [...author, 'commit', '--quiet', '--message', 'hooks'], { cwd: folder });
  return folder;
}

export interface HookRun {
  readonly installed: InstalledPackage;
  readonly preCommit: PythonPackages;
  /** Of `hooksRepository`. */
  readonly repository: string;
  readonly checkout: Pick<CiCheckout, 'folder'>;
  /** Whether netloom is a dependency of the project. */
  readonly hasNetloom: boolean;
}

/** Runs the hooks on all files of a checkout, with the Node of the system, by `pre-commit try-repo`. */
export async function tryHooks({
  installed,
  preCommit: { python, folder },
  repository,
  checkout,
  hasNetloom,
}: HookRun): Promise<InstalledRun> {
  const cwd = checkout.folder;
  if (hasNetloom) await installed.run('npm', ['ci'], { cwd });
  return installed.run(python, ['-m', 'pre_commit', 'try-repo', repository, '--all-files', '--color=never'], {
    cwd,
    env: {
      PYTHONPATH: folder,
      PRE_COMMIT_HOME: join(installed.scratch, 'pre-commit'),
      PATH: [dirname(NODE), dirname(python), '/usr/bin', '/bin'].join(delimiter),
    },
  });
}
