import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import type { ClusterShape } from './cluster-shape.ts';
import { commands, type Ports } from './commands.ts';
import { writeDataFolder, type DataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { createNodes } from './nodes.ts';
import type { ProgramName, Programs } from './programs.ts';
import { Running } from './running.ts';
import { waitUntil } from './wait-until.ts';

const READY_MS = 120_000;

export interface RunPrograms {
  /** Holds all that the control plane writes; it must exist. */
  readonly folder: string;
  readonly programs: Programs;
  readonly shape: ClusterShape;
}

export interface RunningPrograms {
  readonly kubeconfig: string;
  readonly stop: () => Promise<void>;
}

/** Starts the programs as children of this process, and gives them back once the nodes are ready. */
export async function runPrograms({ folder, programs, shape }: RunPrograms): Promise<RunningPrograms> {
  const ports: Ports = { etcd: await freePort(), etcdPeers: await freePort(), api: await freePort() };
  const token = randomBytes(24).toString('hex');
  const files = await writeDataFolder(folder, { apiPort: ports.api, token });
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    // what asks the API server ends before it does
    for (const program of running.toReversed()) await program.stop();
  };
  try {
    for (const [name, args] of commands({ files, ports, shape })) {
      running.push(await Running.start(name, { path: programs[name], args, logs: files.logs }));
      await waitFor(name, { files, ports, token, running });
    }
    await createNodes(files.kubeconfig, shape);
    for (const program of running) await program.expectAlive();
    return { kubeconfig: files.kubeconfig, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitFor(
  name: ProgramName,
  {
    files,
    ports,
    token,
    running,
  }: {
    readonly files: DataFolder;
    readonly ports: Ports;
    readonly token: string;
    readonly running: readonly Running[];
  },
): Promise<void> {
  if (name !== 'kube-apiserver') return;
  await waitUntil(
    async () => {
      for (const program of running) await program.expectAlive();
      return isReady({ port: ports.api, token, ca: join(files.certificates, 'apiserver.crt') });
    },
    { what: 'that the API server answers /readyz', timeoutMs: READY_MS },
  );
}

async function isReady({
  port,
  token,
  ca,
}: {
  readonly port: number;
  readonly token: string;
  readonly ca: string;
}): Promise<boolean> {
  const certificate = await readFile(ca).catch(() => null);
  if (certificate === null) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  request(
    {
      host: '127.0.0.1',
      port,
      path: '/readyz',
      ca: certificate,
      headers: { authorization: `Bearer ${token}` },
    },
    (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    },
  )
    .on('error', () => {
      resolve(false);
    })
    .end();
  return promise;
}
