import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa, ExecaError } from 'execa';
import { installOnce } from './install-once.ts';
import { PythonMissing } from './python-missing.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';

const INSTALL_MS = 10 * 60_000;
const REQUIREMENTS = join(import.meta.dirname, '../python');

/** A program with a requirements file in python/, which pins its version and the checksum of each of its wheels. */
export type PythonProgram = 'zizmor';

/**
 * The path of a program that PyPI has as a binary, installed now into the user cache where this user has not installed this
 * version before. Throws PythonMissing.
 */
export async function ensurePythonProgram(
  name: PythonProgram,
  options: ToolOptions = fromProcess,
): Promise<string> {
  const requirements = join(REQUIREMENTS, name, 'requirements.txt');
  const version = await pinnedVersion(name, requirements);
  const onWait = (pid: number): void => {
    options.onProgress(`waiting for process ${pid}, which installs ${name} ${version}`);
  };
  return installOnce({ name, version, env: options.env, onWait }, async (target) => {
    const python = await findPython(name, options);
    options.onProgress(`installing ${name} ${version} from PyPI once`);
    const settings = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--target', target];
    await runPip(python, ['install', '--requirement', requirements, ...settings], options);
    return join(target, 'bin', name);
  });
}

async function findPython(name: string, options: ToolOptions): Promise<string> {
  const python = await findOnPath('python3', options.env);
  if (python === null) throw new PythonMissing(name, 'python3 is not on PATH');
  try {
    await runPip(python, ['--version'], options);
  } catch (cause) {
    if (!(cause instanceof ExecaError)) throw cause;
    throw new PythonMissing(name, `${python} has no pip`, { cause });
  }
  return python;
}

async function runPip(python: string, args: readonly string[], { env }: ToolOptions): Promise<void> {
  await execa(python, ['-m', 'pip', '--disable-pip-version-check', '--no-input', ...args], {
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    timeout: INSTALL_MS,
  });
}

async function pinnedVersion(name: string, requirements: string): Promise<string> {
  const text = await readFile(requirements, 'utf8');
  const version = new RegExp(`^${name}==(\\S+)`, 'm').exec(text)?.[1];
  if (version === undefined) throw new Error(`${requirements} pins no version of ${name}.`);
  return version;
}
