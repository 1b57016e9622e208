import { cp, mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import manifest from '@netloom/cli/package.json' with { type: 'json' };
import { findHelm } from '@netloom/helm';
import { execa } from 'execa';
import { pathWith } from './netloom.ts';
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
    this.tarball = join(scratch, `netloom-${manifest.version}.tgz`);
    this.folder = join(scratch, 'Mein Häuschen');
    this.bin = join(this.folder, 'node_modules/netloom/bin/netloom.js');
    this.#env = env;
  }

  static async create(): Promise<InstalledPackage> {
    const scratch = await realpath(await mkdtemp(join(tmpdir(), 'netloom-installed-')));
    // the tools of the checkout are not on the PATH
    const path = [await pathWith(await findHelm(process)), dirname(NODE), '/usr/bin', '/bin'];
    const installed = new InstalledPackage(scratch, {
      PATH: path.join(delimiter),
      HOME: join(scratch, 'home'),
      NO_COLOR: '1',
      npm_config_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    });
    await mkdir(installed.folder);
    await mkdir(join(scratch, 'home'));
    await packInto(scratch);
    await installed.run('npm', ['install', installed.tarball]);
    await installed.#writeNetworks();
    return installed;
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

/** In a process of its own: esbuild does not run where Jest has replaced the globals. */
export async function packInto(out: string, ...options: readonly string[]): Promise<void> {
  await execa(process.execPath, ['tools/npm-package/src/main.ts', '--out', out, ...options], { cwd: ROOT });
}
