import { Hostname, printTarget, type Exposure, type Target, type ZoneName } from '@netloom/network-model';
import { decidingHop, type Hop, type Verdict } from './hop.ts';
import { namespacesOf, podsOf, startsOf, type Start } from './start.ts';
import { merged, walksFrom } from './trace.ts';
import type { World } from './world/prepare.ts';

/** Who reaches what: a cell for each of both, row by row of `what`. */
export interface Matrix {
  readonly who: readonly string[];
  readonly what: readonly string[];
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  /** The one that decided. */
  readonly hop: Hop;
}

const ZONES = [
  'internet',
  'lan',
  'tailnet',
  'sdn',
  'nodes',
  'proxmox',
] as const satisfies readonly ZoneName[];

/** Ports that every Proxmox host listens on: its interface, and SSH. */
const PROXMOX_PORTS = [8006, 22] as const;

export function matrix(world: World): Matrix {
  const who = whoOf(world);
  const what = whatOf(world);
  const cells = what.flatMap((target) =>
    who.map(({ label, starts }) => toCell(world, { label, starts, target })),
  );
  return { who: who.map(({ label }) => label), what: what.map(printTarget), cells };
}

interface Who {
  readonly label: string;
  readonly starts: readonly Start[];
}

function toCell(world: World, { label, starts, target }: Who & { readonly target: Target }): Cell {
  const walked = merged(starts.flatMap((start) => walksFrom(world, start, target)));
  return { from: label, to: printTarget(target), verdict: walked.verdict, hop: decidingHop(walked) };
}

/** The zones that the network has, and the pods of each namespace. */
function whoOf(world: World): readonly Who[] {
  const zones = ZONES.map((zone) => ({ label: zone, starts: startsOf(world, { kind: 'zone', zone }) }));
  const pods = namespacesOf(world).map((namespace) => ({
    label: `pods of ${namespace}`,
    starts: [podsOf(world, namespace)],
  }));
  return [...zones.filter(({ starts }) => starts.some(({ kind }) => kind === 'from')), ...pods];
}

function whatOf({ network }: World): readonly Target[] {
  const urls = network.exposures.map(toUrl);
  const services = network.services.map(({ namespace, name }): Target => ({
    kind: 'endpoint',
    endpoint: { kind: 'named', what: 'service', namespace, name },
  }));
  const servers = network.nodes.filter(({ role }) => role === 'server');
  const apis = servers.flatMap(({ addresses }) =>
    addresses.map((host) => toTcp(host, network.cluster.apiPort)),
  );
  const proxmox = (network.proxmox?.hosts ?? []).flatMap(({ addresses }) =>
    addresses.flatMap((host) => PROXMOX_PORTS.map((port) => toTcp(host, port))),
  );
  const targets = [...urls, ...services, ...apis, ...proxmox];
  return [...new Map(targets.map((target) => [printTarget(target), target])).values()];
}

/** A wildcard by one name below it; a path as it is, unless it is more of an expression than an anchor. */
function toUrl({ host, path }: Exposure): Target {
  const literal = /^\^?(\/[\w./-]*)$/.exec(path ?? '')?.[1] ?? '/';
  return {
    kind: 'url',
    scheme: 'https',
    host: Hostname.parse(host.replace(/^\*/, 'any')),
    port: 443,
    path: literal,
  };
}

function toTcp(host: Extract<Target, { kind: 'port' }>['host'], port: number): Target {
  return { kind: 'port', protocol: 'tcp', host, port };
}
