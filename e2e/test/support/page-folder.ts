import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InstalledPackage } from './installed-package.ts';
import type { PageBlock } from './page-blocks.ts';
import { changeFile } from './recipe.ts';
import { ROOT } from './repository.ts';
import { shownPattern } from './shown-output.ts';

/** What an author of commits needs; a reader has it in the configuration of Git. */
const AUTHOR = {
  GIT_AUTHOR_NAME: 'you',
  GIT_AUTHOR_EMAIL: 'you@example.com',
  GIT_COMMITTER_NAME: 'you',
  GIT_COMMITTER_EMAIL: 'you@example.com',
};

/** The folder in which the blocks of one page are followed, with the installed command. */
export class PageFolder {
  readonly folder: string;
  readonly #installed: InstalledPackage;

  private constructor(folder: string, installed: InstalledPackage) {
    this.folder = folder;
    this.#installed = installed;
  }

  /** An empty folder with the packed tarball. */
  static async empty(installed: InstalledPackage, page: string): Promise<PageFolder> {
    const folder = join(installed.scratch, 'pages', basename(page, '.md'));
    await mkdir(folder, { recursive: true });
    await copyFile(installed.tarball, join(folder, basename(installed.tarball)));
    return new PageFolder(folder, installed);
  }

  /** A repository of Git with the homelab's network, and the examples beside it. */
  static async ofHomelab(installed: InstalledPackage, page: string): Promise<PageFolder> {
    const made = await PageFolder.empty(installed, page);
    await copyFile(join(ROOT, 'networks/homelab/network.yaml'), join(made.folder, 'network.yaml'));
    await symlink(join(ROOT, 'examples'), join(made.folder, 'examples'));
    await made.run('git init --quiet; git add network.yaml; git commit --quiet --message network');
    return made;
  }

  /** Follows a block; throws where a command fails, or prints something else than the page shows. */
  async follow(block: PageBlock, kubeconfig?: string): Promise<void> {
    switch (block.kind) {
      case 'commands':
        for (const command of block.commands) {
          const { code, output } = await this.run(command, kubeconfig);
          if (code !== 0) throw new Error(`line ${block.line}: ${command}ended with ${code}:\n${output}`);
        }
        return;
      case 'shown':
        for (const { command, output } of block.shown) {
          const printed = (await this.run(command, kubeconfig)).output;
          if (!shownPattern(output).test(`${printed}\n`)) {
            throw new Error(`line ${block.line}: ${command} does not print what is shown, but\n${printed}`);
          }
        }
        return;
      case 'file':
        await mkdir(dirname(join(this.folder, block.path)), { recursive: true });
        await writeFile(join(this.folder, block.path), block.text);
        return;
      case 'change':
        await changeFile(join(this.folder, block.path), block);
        return;
      default:
        block satisfies never;
    }
  }

  /** Runs a script, and gives what a person sees on the terminal. */
  async run(
    script: string,
    kubeconfig = '/dev/null',
  ): Promise<{ readonly code: number | undefined; readonly output: string }> {
    const { code, stdout } = await this.#installed.shell(script, {
      cwd: this.folder,
      env: { ...AUTHOR, KUBECONFIG: kubeconfig },
    });
    return { code, output: stdout.trimEnd() };
  }
}
