import { copyFile, cp, mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { execa } from 'execa';
import { pathWith } from './netloom.ts';
import { onceInRun } from './once-in-run.ts';
import { packedTarball, TARBALL } from './packed-tarball.ts';
import { ROOT } from './repository.ts';

/** The Node that the package is installed and run by: CI names each that it supports. */
export const NODE = process.env.PACKAGE_NODE ?? process.execPath;

export interface InstalledRun {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** More variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The project, where nothing else is said. */
  readonly cwd?: string;
}

export interface RunOptions extends ProgramOptions {
  /** Options of Node. */
  readonly node?: readonly string[];
}

/** The packed tarball, installed by npm into a project outside the checkout that has a network and a repository of Git. */
export class InstalledPackage {
  readonly scratch: string;
  readonly tarball: string;
  /** The project. */
  readonly folder: string;
  /** The command. */
  readonly bin: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(scratch: string, env: Readonly<Record<string, string>>) {
    this.scratch = scratch;
    this.tarball = join(scratch, TARBALL);
    this.folder = join(scratch, 'Mein Häuschen');
    this.bin = join(this.folder, 'node_modules/netloom/bin/netloom.js');
    this.#env = env;
  }

  /** npm installs it once in a run; what each test file gets is a copy. */
  static async create(): Promise<InstalledPackage> {
    const original = await onceInRun('installed', async (draft) => {
      const installed = await InstalledPackage.#in(draft);
      await copyFile(await packedTarball(), installed.tarball);
      for (const folder of [installed.folder, join(draft, 'home')]) await mkdir(folder);
      const { code, stderr } = await installed.run('npm', ['install', installed.tarball]);
      if (code !== 0) throw new Error(`npm install ended with ${String(code)}\n${stderr}`);
    });
    const scratch = await realpath(await mkdtemp(join(tmpdir(), 'netloom-installed-')));
    await cp(original, scratch, { recursive: true, verbatimSymlinks: true });
    const installed = await InstalledPackage.#in(scratch);
    await installed.#writeNetworks();
    return installed;
  }

  static async #in(scratch: string): Promise<InstalledPackage> {
    // the tools of the checkout are not on the PATH
    const path = [await pathWith(await findHelm(process)), dirname(NODE), '/usr/bin', '/bin'];
    return new InstalledPackage(scratch, {
      PATH: path.join(delimiter),
      HOME: join(scratch, 'home'),
      NO_COLOR: '1',
      npm_config_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    });
  }

  async #writeNetworks(): Promise<void> {
    const text = await readFile(join(ROOT, 'examples/minimal/network.yaml'), 'utf8');
    await writeFile(join(this.folder, 'network.yaml'), text);
    await mkdir(join(this.folder, 'before'));
    await writeFile(join(this.folder, 'before/network.yaml'), text.replace('192.168.1.10', '192.168.1.11'));
    await cp(join(ROOT, 'networks/homelab/network.yaml'), join(this.folder, 'homelab/network.yaml'));
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    await this.run('git', ['init', '--quiet']);
    await this.run('git', ['add', 'network.yaml']);
    await this.run('git', [...author, 'commit', '--quiet', '--message', 'network']);
  }

  /** Runs the command as it is installed. */
  async netloom(args: readonly string[], { node = [], ...options }: RunOptions = {}): Promise<InstalledRun> {
    return this.run(NODE, [...node, this.bin, ...args], options);
  }

  /** Runs a script of bash in which `netloom` is the installed command; its stdout is all that a terminal shows. */
  async shell(script: string, { env = {}, ...options }: ProgramOptions = {}): Promise<InstalledRun> {
    // what a person installs for all folders goes here, and not into this machine
    const global = join(this.scratch, 'global');
    const path = [join(global, 'bin'), join(this.folder, 'node_modules/.bin'), this.#env.PATH];
    return this.run('bash', ['-euo', 'pipefail', '-c', `exec 2>&1; ${script}`], {
      ...options,
      env: { npm_config_prefix: global, PATH: path.join(delimiter), ...env },
    });
  }

  /** Runs any program. */
  async run(
    program: string,
    args: readonly string[],
    { env = {}, cwd = this.folder }: ProgramOptions = {},
  ): Promise<InstalledRun> {
    const { exitCode, stdout, stderr } = await execa(program, args, {
      cwd,
      env: { ...this.#env, ...env },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
    return { code: exitCode, stdout, stderr };
  }
}
