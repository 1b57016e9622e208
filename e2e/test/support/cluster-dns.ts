import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Network } from '@netloom/network-model';
import { mountConfigMap } from './configmap-mount.ts';
import { startCoreDns, type Ask, type RunningCoreDns } from './coredns.ts';
import { CUSTOM, k3sCorefile, NODE_HOSTS, withResolvers, type Resolvers } from './k3s-corefile.ts';
import { outsideCorefile, outsideZones, type OutsideZones } from './public-zone.ts';

/** The cluster's CoreDNS, and the name servers that it forwards to. */
export interface ClusterDns {
  readonly askAsPod: Ask;
  /** As addresses with ports: what pods are told, and what the public zone says. */
  readonly servers: { readonly cluster: string; readonly public: string };
  readonly askPublicZone: Ask;
  readonly askNameserver: Ask;
  /** Replaces the content of coredns-custom, as the kubelet does. */
  readonly mount: (custom: ConfigMapData) => Promise<void>;
  /** Stops all name servers outside of the cluster. */
  readonly cutOff: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type ConfigMapData = Readonly<Record<string, string>>;

export interface ClusterDnsOptions {
  readonly program: string;
  readonly network: Network;
  readonly custom: ConfigMapData;
  readonly zones?: OutsideZones;
}

/** Two processes of CoreDNS with folders of their own: the cluster's, and one for all outside of it. */
export async function startClusterDns({
  program,
  network,
  custom,
  zones = 'as stated',
}: ClusterDnsOptions): Promise<ClusterDns> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-coredns-'));
  const running: RunningCoreDns[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const outside = await startOutside({ program, network, zones, folder: join(folder, 'outside') });
    running.push(outside);
    const resolvers = resolversOf(network, outside.ports);
    const inside = join(folder, 'inside');
    const mountAt = (port: number, data: ConfigMapData): Promise<void> => {
      const files = Object.entries(data).map(
        ([key, text]) => [key, withResolvers(text, { port, resolvers })] as const,
      );
      return mountConfigMap(join(inside, CUSTOM), Object.fromEntries(files));
    };
    await mkdir(join(inside, CUSTOM), { recursive: true });
    await writeFile(join(inside, NODE_HOSTS), '192.168.7.223 ichigo\n');
    const cluster = await startCoreDns({
      program,
      folder: inside,
      corefile: async ([port = 0]) => {
        await mountAt(port, custom);
        return k3sCorefile(port, resolvers);
      },
    });
    running.push(cluster);
    const [askAsPod, askPublicZone, askNameserver] = [...cluster.asks, ...outside.asks];
    if (askAsPod === undefined || askPublicZone === undefined || askNameserver === undefined) {
      throw new Error('CoreDNS listens on fewer ports than it was given');
    }
    const mount = (data: ConfigMapData): Promise<void> => mountAt(cluster.ports[0] ?? 0, data);
    const servers = {
      cluster: `127.0.0.1:${cluster.ports[0] ?? 0}`,
      public: `127.0.0.1:${outside.ports[0] ?? 0}`,
    };
    return { servers, askAsPod, askPublicZone, askNameserver, mount, cutOff: outside.stop, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOutside(options: {
  readonly program: string;
  readonly network: Network;
  readonly zones: OutsideZones;
  readonly folder: string;
}): Promise<RunningCoreDns> {
  const { program, network, zones, folder } = options;
  await mkdir(folder);
  for (const [name, text] of Object.entries(outsideZones(network, zones))) {
    await writeFile(join(folder, name), text);
  }
  const corefile = (ports: readonly number[]): string => outsideCorefile(network, ports);
  return startCoreDns({ program, folder, ports: 2, corefile });
}

/** Public names are answered on the first port. */
function resolversOf(network: Network, [publicPort = 0, tailnetPort = 0]: readonly number[]): Resolvers {
  const forwarders = network.cluster.splitHorizon?.forwarders ?? [];
  return {
    '/etc/resolv.conf': publicPort,
    ...Object.fromEntries(forwarders.map((address) => [address.toString(), publicPort])),
    ...(network.tailnet?.nameserver ? { [network.tailnet.nameserver.toString()]: tailnetPort } : {}),
  };
}
