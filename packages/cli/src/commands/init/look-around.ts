import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, networkInterfaces } from 'node:os';
import { basename, dirname, parse, resolve } from 'node:path';
import { promisify } from 'node:util';
import { answersIn, readSources, remoteUrl, type Answers, type Observations } from '@netloom/importer';
import type { Context } from '../../context.ts';

const run = promisify(execFile);

export interface LookOptions {
  /** Whether the folder's files are read. */
  readonly import: boolean;
  /** A context of the kubeconfig: its cluster is read, too. */
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** What this machine shows: its own interfaces and routes, the files of the folder and the cluster that is named. Only the cluster is asked anything. */
export async function lookAround(
  folder: string,
  { options, context }: { readonly options: LookOptions; readonly context: Context },
): Promise<Observations> {
  const path = resolve(folder);
  return {
    folder: basename(path),
    interfaces: Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
      addresses.flatMap(({ family, address, cidr }) =>
        family === 'IPv4' && cidr !== null
          ? [{ name, address, prefix: Number(cidr.slice(cidr.indexOf('/') + 1)) }]
          : [],
      ),
    ),
    gateway: await defaultGateway(),
    remote: await remoteOf(path),
    imported: {
      ...(options.import && isProject(path) ? await answersInFolder(path, context) : {}),
      ...(options.context !== undefined && (await answersInCluster(options.context, { options, context }))),
    },
  };
}

/** A person's home and the root of a disk hold everything but one network. */
function isProject(path: string): boolean {
  return path !== homedir() && path !== parse(path).root;
}

/** What the folder's files state, if they are of one network; nothing where they cannot be read. */
async function answersInFolder(path: string, { signal }: Context): Promise<Answers> {
  try {
    return answersIn(await readSources([{ kind: 'folder', path }], { helm: null, signal, env: process.env }));
  } catch {
    signal.throwIfAborted();
    return {};
  }
}

async function answersInCluster(
  name: string,
  {
    options: { kubeconfig },
    context: { signal },
  }: { readonly options: LookOptions; readonly context: Context },
): Promise<Answers> {
  const cluster = {
    kind: 'cluster',
    context: name,
    ...(kubeconfig !== undefined && { kubeconfig }),
  } as const;
  return answersIn(await readSources([cluster], { helm: null, signal, env: process.env }));
}

/** Where the checkout around a folder is pushed to; null without Git, a checkout or a remote of that kind. */
async function remoteOf(path: string): Promise<string | null> {
  const there = nearestFolder(path);
  try {
    const { stdout } = await run('git', ['-C', there, 'remote', 'get-url', 'origin']);
    return remoteUrl(stdout);
  } catch {
    return null;
  }
}

/** The folder, or the closest one around it that is there already. */
function nearestFolder(path: string): string {
  const around = dirname(path);
  return existsSync(path) || around === path ? path : nearestFolder(around);
}

/** Linux lists its routes in a file; null elsewhere, and where there is no default route. */
async function defaultGateway(): Promise<string | null> {
  let routes: string;
  try {
    routes = await readFile('/proc/net/route', 'utf8');
  } catch {
    return null;
  }
  return gatewayIn(routes);
}

/** The gateway of the default route: hexadecimal, its last byte first (proc(5), net/route). */
export function gatewayIn(routes: string): string | null {
  for (const line of routes.split('\n').slice(1)) {
    const [, destination, gateway = '', flags = '0', , , , mask] = line.split('\t');
    const hasGateway = (Number.parseInt(flags, 16) & RTF_GATEWAY) !== 0;
    if (destination === NONE && mask === NONE && hasGateway && /^[0-9A-F]{8}$/i.test(gateway)) {
      return [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.');
    }
  }
  return null;
}

const NONE = '00000000';
const RTF_GATEWAY = 0x2;
