import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv, env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { userCache } from '@netloom/helm';
import { applyCrds } from './crds/apply-crds.ts';
import { CrdsMissing } from './crds/crds-missing.ts';
import { findCrds } from './crds/find-crds.ts';
import { followFile } from './follow-file.ts';
import { HOMELAB } from './homelab.ts';
import { prepare, readyLine, SUPERVISOR } from './start-control-plane.ts';
import { waitUntil } from './wait-until.ts';

const USAGE = `npm run cluster -- up [NETWORK] [--crds DIR]   start a control plane with the nodes of a network file
npm run cluster -- down                        stop it, and remove its data
npm run cluster -- status                      print whether it runs, and where its kubeconfig is
`;

const STOP_MS = 60_000;
const PROGRESS_MS = 200;

/** The one control plane of this user: `up` writes it, `down` reads it. */
interface ClusterState {
  readonly pid: number;
  readonly kubeconfig: string;
}

const STATE = join(userCache(env), 'cluster.json');

const COMMANDS: Readonly<Record<string, (args: Args) => Promise<number>>> = { up, down, status };

interface Args {
  readonly network: string;
  readonly crds: string | undefined;
}

function parseCommandLine(): { readonly command: string; readonly args: Args } {
  const { positionals, values } = parseArgs({
    args: argv.slice(2),
    options: { crds: { type: 'string' } },
    allowPositionals: true,
  });
  const [command = '', network = HOMELAB] = positionals;
  return { command, args: { network, crds: values.crds } };
}

async function up({ network, crds }: Args): Promise<number> {
  const running = await findRunning();
  if (running !== null) {
    stderr.write(`it already runs, as process ${running.pid}\n`);
    printKubeconfig(running);
    return 0;
  }
  const input = await prepare(network);
  await mkdir(dirname(STATE), { recursive: true });
  const log = await open(`${STATE}.log`, 'w');
  const child = spawn(process.execPath, [SUPERVISOR, JSON.stringify(input), '--stay'], {
    stdio: ['ignore', 'pipe', log.fd],
    detached: true,
  });
  await log.close();
  if (child.pid === undefined) throw new Error(`${process.execPath} could not be started.`);
  const kubeconfig = await readyWithProgress(child);
  const started = { pid: child.pid, kubeconfig };
  await writeFile(STATE, JSON.stringify(started));
  child.unref();
  child.stdout?.destroy();
  await installCrds(started, crds);
  printKubeconfig(started);
  return 0;
}

/** Prints what the supervisor writes until its kubeconfig is known: it goes to a file, since it outlives this process. */
async function readyWithProgress(child: Parameters<typeof readyLine>[0]): Promise<string> {
  // the first start compiles for minutes
  const progress = followFile(`${STATE}.log`, { write: (text) => stderr.write(text), pollMs: PROGRESS_MS });
  try {
    return await readyLine(child);
  } finally {
    await progress.stop();
  }
}

async function installCrds({ kubeconfig }: ClusterState, dir: string | undefined): Promise<void> {
  stderr.write('installing the CRDs\n');
  try {
    const crds = await findCrds({ ...(dir === undefined ? {} : { dir }), env, fetch });
    await applyCrds(kubeconfig, crds);
    stderr.write(`${crds.size} CRDs are installed\n`);
  } catch (error) {
    if (!(error instanceof CrdsMissing)) throw error;
    stderr.write(`no CRDs are installed: ${error.message}\n`);
  }
}

async function down(): Promise<number> {
  const running = await findRunning();
  if (running === null) {
    stderr.write('no control plane runs\n');
    return 0;
  }
  process.kill(running.pid, 'SIGTERM');
  await waitUntil(async () => !(await isSupervisor(running.pid)), {
    description: `process ${running.pid} stops`,
    timeoutMs: STOP_MS,
  });
  await rm(STATE, { force: true });
  return 0;
}

async function status(): Promise<number> {
  const running = await findRunning();
  if (running === null) {
    stderr.write('no control plane runs\n');
    return 1;
  }
  stderr.write(`it runs as process ${running.pid}\n`);
  printKubeconfig(running);
  return 0;
}

/** On stdout, so that `eval "$(npm run --silent cluster -- up)"` sets it. */
function printKubeconfig({ kubeconfig }: ClusterState): void {
  stdout.write(`export KUBECONFIG=${kubeconfig}\n`);
}

async function findRunning(): Promise<ClusterState | null> {
  const text = await readFile(STATE, 'utf8').catch(() => null);
  if (text === null) return null;
  // our own file
  const started = JSON.parse(text) as ClusterState;
  return (await isSupervisor(started.pid)) ? started : null;
}

/** The pid may belong to another process by now. */
async function isSupervisor(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(SUPERVISOR);
}

const { command, args } = parseCommandLine();
const run = COMMANDS[command];
if (run === undefined) {
  stderr.write(USAGE);
  exit(2);
}
try {
  exit(await run(args));
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  exit(1);
}
