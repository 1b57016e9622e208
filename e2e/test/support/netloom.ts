import { spawn } from 'node:child_process';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Helm } from '@netloom/helm';
import { bundledCommand } from './bundled-command.ts';
import { ROOT } from './repository.ts';
import { runInProcess } from './run-in-process.ts';

export interface NetloomRun {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Its last line names the signal that ended it, if one did. */
  readonly stderr: string;
}

/** A running command, with the programs that it started. */
export interface RunningNetloom {
  readonly ended: Promise<NetloomRun>;
  /** To the command and all that it started: as a terminal does, or a machine that loses power. */
  readonly signalAll: (signal: NodeJS.Signals) => void;
  /** To the command alone. */
  readonly signalOne: (signal: NodeJS.Signals) => void;
  /** Closes its output, as when its reader has ended. */
  readonly closeOutput: () => void;
}

export interface NetloomOptions {
  readonly kubeconfig: string;
  /** A folder whose `helm` is to be used. */
  readonly path?: string;
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the bundled command in a process group of its own. */
export async function startNetloom(
  args: readonly string[],
  { kubeconfig, path, env }: NetloomOptions,
): Promise<RunningNetloom> {
  const child = spawn(process.execPath, [await bundledCommand(), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NO_COLOR: '1',
      KUBECONFIG: kubeconfig,
      ...(path !== undefined && { PATH: pathBefore(path) }),
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<NetloomRun>((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      resolve({ code, stdout, stderr: signal === null ? stderr : `${stderr}ended by ${signal}\n` });
    });
  });
  return {
    ended,
    signalAll: (signal) => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    },
    signalOne: (signal) => {
      child.kill(signal);
    },
    closeOutput: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}

/** Runs the command in its own process to the end. */
export async function netloomProcess(args: readonly string[], options: NetloomOptions): Promise<NetloomRun> {
  const { ended } = await startNetloom(args, options);
  return ended;
}

/** Runs the command in this process: a short command spends most of its time starting. */
export async function netloom(
  args: readonly string[],
  { kubeconfig, path }: NetloomOptions,
): Promise<NetloomRun> {
  return runInProcess(args, {
    KUBECONFIG: kubeconfig,
    ...(path !== undefined && { PATH: pathBefore(path) }),
  });
}

/** A folder for PATH in which `helm` is this one. */
export async function pathWith(helm: Helm): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-path-'));
  await symlink(helm.path, join(folder, 'helm'));
  return folder;
}

function pathBefore(folder: string): string {
  return `${folder}${delimiter}${process.env.PATH ?? ''}`;
}
