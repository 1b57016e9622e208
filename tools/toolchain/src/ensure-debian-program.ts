import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath, userCache } from '@netloom/helm';
import { execa, ExecaError } from 'execa';
import { DebianMissing } from './debian-missing.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';

const FETCH_MS = 10 * 60_000;

/**
 * The path of a program as Debian builds it, from the package of its name: the one on PATH, else fetched now into the user
 * cache, without root and without installing anything. Its version is what this machine's Debian has. Throws DebianMissing.
 */
export async function ensureDebianProgram(name: string, options: ToolOptions = fromProcess): Promise<string> {
  const installed = await findOnPath(name, options.env);
  if (installed !== null) return installed;
  const cache = join(userCache(options.env), 'debian');
  const program = join('usr/bin', name);
  const kept = await newestVersion(cache, name);
  if (kept !== null) return join(cache, kept, program);
  await mkdir(cache, { recursive: true });
  // beside its place, so that the rename is atomic
  const scratch = await mkdtemp(join(cache, 'fetch-'));
  try {
    const { version, folder } = await fetchPackage(name, { scratch, options });
    await access(join(folder, program)).catch((error: unknown) => {
      throw new DebianMissing(name, `its package ${version} has no ${program}.`, { cause: error });
    });
    const target = join(cache, `${name}_${version}`);
    await renameOnce(folder, target);
    return join(target, program);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The folder of the newest version in the cache. */
async function newestVersion(cache: string, name: string): Promise<string | null> {
  const folders = await readdir(cache).catch(() => []);
  const ofThis = folders.filter((folder) => folder.startsWith(`${name}_`));
  return ofThis.toSorted().at(-1) ?? null;
}

interface FetchOptions {
  readonly scratch: string;
  readonly options: ToolOptions;
}

interface UnpackedPackage {
  readonly version: string;
  readonly folder: string;
}

async function fetchPackage(
  name: string,
  { scratch, options: { env, onProgress } }: FetchOptions,
): Promise<UnpackedPackage> {
  const aptGet = await findOnPath('apt-get', env);
  const dpkgDeb = await findOnPath('dpkg-deb', env);
  if (aptGet === null || dpkgDeb === null) throw new DebianMissing(name, 'apt-get is not on PATH.');
  const run = runner(name, { scratch, env });
  const settings = await privateSettings(scratch);
  onProgress(`reading the package lists of this machine's Debian, for ${name}`);
  await run(aptGet, ...settings, 'update');
  onProgress(`fetching ${name} once`);
  await run(aptGet, ...settings, 'download', name);
  const archive = (await readdir(scratch)).find((file) => file.endsWith('.deb'));
  if (archive === undefined) throw new Error(`apt-get download ${name} wrote no package.`);
  const version = (await run(dpkgDeb, '--field', archive, 'Version')).trim();
  onProgress(`unpacking ${name} ${version}`);
  const folder = join(scratch, 'unpacked');
  await run(dpkgDeb, '--extract', archive, folder);
  return { version, folder };
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

/** Several processes may fetch at once; all of them fetch the same. */
async function renameOnce(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
