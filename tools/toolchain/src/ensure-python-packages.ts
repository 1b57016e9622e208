import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath, userCache } from '@netloom/helm';
import { execa, ExecaError } from 'execa';
import { withProcessLock } from './process-lock.ts';
import { PythonMissing } from './python-missing.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';

const INSTALL_MS = 10 * 60_000;
const REQUIREMENTS = join(import.meta.dirname, '../python');

/** A file of python/. */
export type PythonRequirements = 'hadolint' | 'makejinja' | 'pre-commit' | 'zizmor';

export interface PythonPackages {
  /** The interpreter itself: what is on PATH may be a script that looks for it. */
  readonly python: string;
  /** For PYTHONPATH; its `bin` has the programs. */
  readonly folder: string;
}

/**
 * The packages of `python/<name>.txt`, each pinned by version and checksum, installed now if this user has not done so for
 * this Python before. Only built packages are taken: nothing runs while they are installed. Throws PythonMissing.
 */
export async function ensurePythonPackages(
  name: PythonRequirements,
  options: ToolOptions = fromProcess,
): Promise<PythonPackages> {
  const requirements = join(REQUIREMENTS, `${name}.txt`);
  const { python, tag } = await findPython(name, options);
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const cache = join(userCache(options.env), 'python');
  const folder = join(cache, `${name}-${digest}-${tag}`);
  const found = { python, folder };
  if (await exists(folder)) return found;
  await mkdir(cache, { recursive: true });
  const install = async (): Promise<PythonPackages> => {
    if (await exists(folder)) return found;
    // beside its place, so that the rename is atomic
    const target = await mkdtemp(join(cache, 'install-'));
    try {
      options.onProgress(`installing ${name} for Python once`);
      await pipInstall({ requirements, python, target }, options);
      await rename(target, folder);
    } finally {
      await rm(target, { recursive: true, force: true });
    }
    return found;
  };
  return withProcessLock(`${folder}.lock`, install, (pid) => {
    options.onProgress(`waiting for process ${pid}, which installs ${name}`);
  });
}

interface Python {
  readonly python: string;
  /** What its compiled packages are for, such as `cpython-311`. */
  readonly tag: string;
}

async function findPython(name: string, { env }: ToolOptions): Promise<Python> {
  const found = await findOnPath('python3', env);
  if (found === null) throw new PythonMissing(name, 'python3 is not on PATH');
  const script = 'import sys; print(sys.executable); print(sys.implementation.cache_tag)';
  const run = { env, extendEnv: false, stdin: 'ignore' } as const;
  const { stdout } = await execa(found, ['-c', script], run);
  const [python = found, tag = ''] = stdout.split('\n');
  await execa(python, ['-m', 'pip', '--version'], run).catch((cause: unknown) => {
    if (!(cause instanceof ExecaError)) throw cause;
    throw new PythonMissing(name, `${python} has no pip`, { cause });
  });
  return { python, tag };
}

interface PipInstall {
  readonly requirements: string;
  readonly python: string;
  readonly target: string;
}

/** A checksum that differs, or a package that is gone, is an error of pip's, and no missing Python. */
async function pipInstall({ requirements, python, target }: PipInstall, { env }: ToolOptions): Promise<void> {
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '--quiet', 'install'];
  const pinned = ['--require-hashes', '--no-deps', '--only-binary', ':all:', '--requirement', requirements];
  await execa(python, [...pip, ...pinned, '--target', target], {
    env: { ...env, PIP_ROOT_USER_ACTION: 'ignore' },
    extendEnv: false,
    stdin: 'ignore',
    timeout: INSTALL_MS,
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
