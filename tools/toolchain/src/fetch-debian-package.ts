import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa, ExecaError } from 'execa';
import { DebianMissing } from './debian-missing.ts';
import type { ToolOptions } from './tool-options.ts';

const FETCH_MS = 10 * 60_000;

interface FetchOptions {
  /** An empty folder. */
  readonly scratch: string;
  /** Whether the packages that it needs, and that are not installed, are unpacked beside it. */
  readonly dependencies?: true;
  readonly options: ToolOptions;
}

export interface UnpackedPackage {
  readonly version: string;
  readonly folder: string;
}

/** Fetches a package as this machine's Debian has it, and unpacks it without root and without installing anything. Throws DebianMissing. */
export async function fetchPackage(
  name: string,
  { scratch, dependencies, options: { env, onProgress } }: FetchOptions,
): Promise<UnpackedPackage> {
  const aptGet = await findOnPath('apt-get', env);
  const dpkgDeb = await findOnPath('dpkg-deb', env);
  if (aptGet === null || dpkgDeb === null) throw new DebianMissing(name, 'apt-get is not on PATH.');
  const run = runner(name, { scratch, env });
  const settings = await privateSettings(scratch);
  onProgress(`reading the package lists of this machine's Debian, for ${name}`);
  await run(aptGet, ...settings, 'update');
  onProgress(`fetching ${name} once`);
  const archives =
    dependencies === true
      ? await downloadWithDependencies(name, {
          scratch,
          install: (...args) => run(aptGet, ...settings, ...args),
        })
      : await download(name, { scratch, install: (...args) => run(aptGet, ...settings, ...args) });
  const own = archives.find((archive) => basename(archive).startsWith(`${name}_`));
  if (own === undefined) throw new Error(`apt-get download ${name} wrote no package.`);
  const version = (await run(dpkgDeb, '--field', own, 'Version')).trim();
  onProgress(`unpacking ${name} ${version}`);
  const folder = join(scratch, 'unpacked');
  for (const archive of archives) await run(dpkgDeb, '--extract', archive, folder);
  return { version, folder };
}

interface DownloadOptions {
  readonly scratch: string;
  readonly install: (...args: readonly string[]) => Promise<string>;
}

async function download(name: string, { scratch, install }: DownloadOptions): Promise<readonly string[]> {
  await install('download', name);
  return archivesIn(scratch);
}

/** What is installed is read from the machine, and stays as it is. */
async function downloadWithDependencies(
  name: string,
  { scratch, install }: DownloadOptions,
): Promise<readonly string[]> {
  const options = [
    '--option',
    'Debug::NoLocking=true',
    '--download-only',
    '--no-install-recommends',
    '--yes',
  ];
  await install('install', ...options, name);
  return archivesIn(join(scratch, 'cache/archives'));
}

async function archivesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.deb')).map((file) => join(folder, file));
}

/** apt's lists and archives belong to root, so private ones are used; sources and keys are the machine's. */
async function privateSettings(scratch: string): Promise<readonly string[]> {
  const state = join(scratch, 'state');
  const cache = join(scratch, 'cache');
  for (const folder of [join(state, 'lists/partial'), join(cache, 'archives/partial')]) {
    await mkdir(folder, { recursive: true });
  }
  const settings = [
    `Dir::State=${state}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${cache}`,
    // run by root, apt drops its privileges, and then cannot write into root's own cache
    'APT::Sandbox::User=root',
    // else a source that does not answer is a warning
    'APT::Update::Error-Mode=any',
    'Acquire::Languages=none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
  ];
  return settings.flatMap((setting) => ['--option', setting]);
}

type RunProgram = (program: string, ...args: readonly string[]) => Promise<string>;

/** Runs a program in the folder `scratch` and returns its output; throws DebianMissing where it fails. */
function runner(
  name: string,
  { scratch, env }: { readonly scratch: string; readonly env: ToolOptions['env'] },
): RunProgram {
  const options = {
    cwd: scratch,
    env: { ...env, LC_ALL: 'C' },
    extendEnv: false,
    stdin: 'ignore',
    timeout: FETCH_MS,
  } as const;
  return async (program, ...args) => {
    try {
      return (await execa(program, args, options)).stdout;
    } catch (error) {
      if (!(error instanceof ExecaError)) throw error;
      const output = String(error.stderr).trim().replaceAll('\n', '; ');
      throw new DebianMissing(name, output === '' ? error.shortMessage : output, {
        cause: error,
      });
    }
  };
}
