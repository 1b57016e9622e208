import { randomBytes } from 'node:crypto';
import { ApiServer } from './api-server.ts';
import type { ClusterShape } from './cluster-shape.ts';
import { programCommands, type ProgramPorts } from './commands.ts';
import { writeDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { registerNodes, waitForNodes } from './nodes.ts';
import { ProgramProcess } from './program-process.ts';
import type { Programs } from './programs.ts';
import { waitUntil } from './wait-until.ts';

const READY_MS = 120_000;

export interface ProgramInput {
  /** For all that the control plane writes; it must exist. */
  readonly folder: string;
  readonly programs: Programs;
  readonly shape: ClusterShape;
}

export interface ProgramOptions extends ProgramInput {
  /** Receives the next step. */
  readonly onProgress?: (text: string) => void;
}

export interface RunningPrograms {
  readonly kubeconfig: string;
  readonly stop: () => Promise<void>;
}

/** Starts the programs as children of this process, and returns once the nodes are ready. */
export async function runPrograms({
  folder,
  programs,
  shape,
  onProgress = () => undefined,
}: ProgramOptions): Promise<RunningPrograms> {
  const ports: ProgramPorts = { etcd: await freePort(), etcdPeers: await freePort(), api: await freePort() };
  const token = randomBytes(24).toString('hex');
  const files = await writeDataFolder(folder, { apiPort: ports.api, token });
  const running: ProgramProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((program) => program.stop()));
  };
  try {
    for (const [name, args] of programCommands({ files, ports, shape })) {
      onProgress(`starting ${name}`);
      running.push(await ProgramProcess.start(name, { path: programs[name], args, logs: files.logs }));
      if (name === 'kube-apiserver') await waitForApi(files.kubeconfig, running);
    }
    const server = await ApiServer.open(files.kubeconfig);
    await registerNodes(server, shape);
    onProgress(
      `waiting until ${shape.nodes.length === 1 ? '1 node is' : `${shape.nodes.length} nodes are`} ready`,
    );
    await waitForNodes(server);
    for (const program of running) await program.expectAlive();
    return { kubeconfig: files.kubeconfig, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitForApi(kubeconfig: string, running: readonly ProgramProcess[]): Promise<void> {
  await waitUntil(
    async () => {
      for (const program of running) await program.expectAlive();
      return isReady(kubeconfig);
    },
    { description: 'the API server is ready', timeoutMs: READY_MS },
  );
}

/** Before it listens, its certificate does not exist either. */
async function isReady(kubeconfig: string): Promise<boolean> {
  try {
    const server = await ApiServer.open(kubeconfig);
    return (await server.send({ method: 'GET', path: '/readyz' })).status === 200;
  } catch {
    return false;
  }
}
