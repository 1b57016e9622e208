import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { userCache } from '@netloom/helm';
import { readShape } from './cluster-shape.ts';
import { HOMELAB } from './homelab.ts';
import { ensurePrograms } from './programs.ts';
import type { ProgramInput } from './run-programs.ts';

/** The program that runs a control plane. */
export const SUPERVISOR = join(import.meta.dirname, 'supervise.ts');

/** The command's own compile cache: into one below the shared temporary folder any user could write code. */
const COMPILE_CACHE = join(userCache(process.env), 'compile');

export interface ControlPlane {
  /** The path of a kubeconfig with all rights, for as long as the control plane runs. */
  readonly kubeconfig: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a control plane with the nodes of a network file, the homelab's unless one is named. It ends with this process at the latest.
 * Compiles its programs first where they are missing.
 */
export async function startControlPlane(network: string = HOMELAB): Promise<ControlPlane> {
  const input = await prepare(network);
  const child = spawn(process.execPath, [SUPERVISOR, JSON.stringify(input)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  const kubeconfig = await readyLine(child);
  return { kubeconfig, stop: () => stopped(child) };
}

/** All that the supervisor needs: it loads little, since a test waits for it. Compiles the programs where they are missing. */
export async function prepare(network: string): Promise<ProgramInput> {
  const shape = await readShape(network);
  const programs = await ensurePrograms((text) => process.stderr.write(`${text}\n`));
  return { folder: await mkdtemp(join(tmpdir(), 'netloom-cluster-')), programs, shape };
}

/** The path of the kubeconfig, once the supervisor prints it. */
export async function readyLine(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('error', reject).once('exit', (code) => {
    reject(new Error(`the control plane did not start: its supervisor ended with ${String(code)}.`));
  });
  if (child.stdout !== null) {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
    });
  }
  return promise;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
