import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledPackage, InstalledRun } from './installed-package.ts';

export interface Branch {
  /** network.yaml of main, null where there is none yet, and of the branch. */
  readonly before: string | null;
  readonly after: string;
  /** Whether generated/ of the branch is what network.yaml says. */
  readonly isBuilt: boolean;
}

/** The checkout of a branch, in a repository of a user whose package.json has the packed tarball. */
export class CiCheckout {
  readonly folder: string;
  /** The commit that the branch began at. */
  readonly base: string;
  readonly #installed: InstalledPackage;

  private constructor(installed: InstalledPackage, { folder, base }: Pick<CiCheckout, 'folder' | 'base'>) {
    this.#installed = installed;
    this.folder = folder;
    this.base = base;
  }

  static async create(installed: InstalledPackage, branch: Branch): Promise<CiCheckout> {
    // beside the tarball, to which package.json has a relative path
    const folder = await mkdtemp(join(installed.scratch, 'checkout-'));
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(installed.folder, file), join(folder, file));
    }
    await writeFile(join(folder, '.gitignore'), 'node_modules\n');
    const write = async (text: string, isBuilt: boolean): Promise<string> => {
      await writeFile(join(folder, 'network.yaml'), text);
      if (isBuilt) await installed.netloom(['build'], { cwd: folder });
      return commit(installed, folder);
    };
    await installed.run('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
    const { before, after, isBuilt } = branch;
    const base = before === null ? await commit(installed, folder) : await write(before, true);
    await write(after, isBuilt);
    return new CiCheckout(installed, { folder, base });
  }

  /** Runs scripts as the steps of a job, until one fails; stdout is that of all. */
  async run(
    scripts: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<Pick<InstalledRun, 'code' | 'stdout'>> {
    const output: string[] = [];
    for (const script of scripts) {
      const args = ['-eo', 'pipefail', '-c', script];
      const { code, stdout } = await this.#installed.run('bash', args, { cwd: this.folder, env });
      output.push(stdout);
      if (code !== 0) return { code, stdout: output.join('\n') };
    }
    return { code: 0, stdout: output.join('\n') };
  }
}

/** Commits all there is, and returns the commit. */
async function commit(installed: InstalledPackage, cwd: string): Promise<string> {
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await installed.run('git', ['add', '--all'], { cwd });
  await installed.run('git', [...author, 'commit', '--quiet', '--message', 'change'], { cwd });
  return (await installed.run('git', ['rev-parse', 'HEAD'], { cwd })).stdout;
}
