import { chmod, chown, copyFile, cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { NODE, type InstalledPackage, type InstalledRun, type ProgramOptions } from './installed-package.ts';

/** The user nobody of most systems, and one that no user database names. */
const NOBODY = 65_534;
export const UNKNOWN_USER = 54_321;

const setpriv = await findOnPath('setpriv', process.env);

/** Why no command can be run here as a user without rights, or null. Who has none already needs no program for it. */
export function userMissing(): string | null {
  if (process.getuid?.() !== 0 || setpriv !== null) return null;
  return 'setpriv is not on PATH, which root needs to become another user';
}

/** The installed package as a user without rights has it, whose home is read-only. */
export class InstalledUser {
  readonly #installed: InstalledPackage;
  readonly #node: string;
  readonly home: string;

  private constructor(installed: InstalledPackage) {
    this.#installed = installed;
    this.#node = join(installed.scratch, 'node');
    this.home = join(installed.scratch, 'read-only home');
  }

  static async create(installed: InstalledPackage): Promise<InstalledUser> {
    const user = new InstalledUser(installed);
    await chmod(installed.scratch, 0o755);
    // the checkout may lie where no other user may read
    await copyFile(NODE, user.#node);
    await mkdir(user.home);
    await chmod(user.home, 0o555);
    return user;
  }

  /** A folder with the smallest network, outside of Git. */
  async folder(name: string, access: 'own' | 'read-only'): Promise<string> {
    const folder = join(this.#installed.scratch, name);
    await mkdir(folder);
    const file = join(folder, 'network.yaml');
    await cp(join(this.#installed.folder, 'node_modules/netloom/examples/minimal/network.yaml'), file);
    if (access === 'read-only') await chmod(folder, 0o555);
    else if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
    return folder;
  }

  /** Runs the command in a folder. */
  async netloom(
    args: readonly string[],
    { cwd, env, uid = NOBODY }: ProgramOptions & { readonly cwd: string; readonly uid?: number },
  ): Promise<InstalledRun> {
    const command = [this.#node, this.#installed.bin, ...args];
    const drop = [setpriv ?? '', '--reuid', String(uid), '--regid', String(uid), '--clear-groups'];
    const [program = '', ...rest] = process.getuid?.() === 0 ? [...drop, ...command] : command;
    return this.#installed.run(program, rest, { env: { HOME: this.home, ...env }, cwd });
  }
}
