import { execFile } from 'node:child_process';
import { getServers } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { env, platform } from 'node:process';
import { promisify } from 'node:util';
import { Address } from '@netloom/addresses';
import { openCluster, type ClusterClient } from '@netloom/cluster';
import { UsageError } from '@netloom/diagnostics/error';
import {
  dnsResolver,
  NotChecked,
  parseArpTable,
  parseIpNeighbours,
  probe,
  type Vantage,
} from '@netloom/doctor';
import type { ClusterOptions } from '../../options/cluster-options.ts';
import { openProxmox, type ProxmoxPlace } from './open-proxmox.ts';
import type { DoctorOptions, NamedResolvers } from './options.ts';

const runProgram = promisify(execFile);

/** Cloudflare's, which hears of a change in its own zones first. */
const PUBLIC_RESOLVER = '1.1.1.1';

export interface OpenVantage extends Vantage {
  readonly cluster: Promise<ClusterClient>;
  readonly close: () => Promise<void>;
}

/** Where this device stands, and what the options let it look at. Nothing is waited for. */
export function openVantage(
  options: DoctorOptions,
  { proxmoxPlace, signal }: { readonly proxmoxPlace: ProxmoxPlace | null; readonly signal: AbortSignal },
): OpenVantage {
  const timeoutMs = options.timeout * 1_000;
  const cluster = connect(options, { timeoutMs, signal });
  const proxmox = openProxmox(proxmoxPlace, { timeoutMs, signal });
  const close = async (): Promise<void> => {
    const opened = await Promise.allSettled([cluster, proxmox.then(({ client }) => client)]);
    await Promise.all(
      opened.map((one) => (one.status === 'fulfilled' ? one.value.close() : Promise.resolve())),
    );
  };
  // a failure is reported by the checks that need the cluster
  cluster.catch(() => undefined);
  proxmox.catch(() => undefined);
  return {
    cluster,
    resolvers: resolversOf(options.resolver, timeoutMs),
    device: deviceAddresses(),
    neighbours: readNeighbours,
    proxmox,
    pod: Promise.resolve(null),
    probe: options.probe === true ? probe : null,
    timeoutMs,
    close,
  };
}

/** Asks the server once: without an answer, every check of the cluster has the same reason. */
async function connect(
  { kubeconfig, context }: ClusterOptions,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<ClusterClient> {
  const opened = await openCluster({
    env,
    signal,
    // with its repetitions it still ends before the checks do, and can say why
    timeoutMs: timeoutMs / 8,
    retryMs: timeoutMs / 100,
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  });
  try {
    await opened.version();
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function resolversOf(named: NamedResolvers, timeoutMs: number): Vantage['resolvers'] {
  const [own] = getServers();
  const servers = { public: PUBLIC_RESOLVER, ...(own !== undefined && { lan: own }), ...named };
  return Object.fromEntries(
    Object.entries(servers).map(([name, server]) => [name, toResolver({ name, server, timeoutMs })]),
  );
}

function toResolver({
  name,
  server,
  timeoutMs,
}: {
  readonly name: string;
  readonly server: string;
  readonly timeoutMs: number;
}): ReturnType<typeof dnsResolver> {
  try {
    return dnsResolver(server, timeoutMs);
  } catch {
    throw new UsageError(`--resolver ${name}=${server}: that is no address`);
  }
}

/** Linux shows those of IPv4 as a file, and those of IPv6 by a program. */
async function readNeighbours(family: 4 | 6): ReturnType<Vantage['neighbours']> {
  if (platform !== 'linux') throw new NotChecked(`ARP is read on Linux, and this is ${platform}`, 'not-here');
  if (family === 4) return parseArpTable(await readFile('/proc/net/arp', 'utf8'));
  try {
    const { stdout } = await runProgram('ip', ['-6', '-json', 'neigh', 'show']);
    return parseIpNeighbours(stdout);
  } catch {
    throw new NotChecked(
      'neighbours of IPv6 are read by `ip` of iproute2, which does not run here',
      'not-here',
    );
  }
}

/** Those that others can reach, without those that every machine has. */
function deviceAddresses(): Vantage['device'] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal }) => !internal)
      .flatMap(({ address }) => {
        const parsed = Address.parse(address.replace(/%.*$/, ''));
        return parsed.ok ? [{ interface: name, address: parsed.value }] : [];
      }),
  );
}
