import { Hostname, printTarget, type Exposure, type Target, type ZoneName } from '@netloom/network-model';
import { decidingHop, type Hop, type Verdict } from './hop.ts';
import { namespacesOf, namespacePods, sourcesOf, type Source } from './source.ts';
import { mergeTraces, tracesFrom } from './trace.ts';
import type { NetworkIndex } from './network-index/network-index.ts';

/** Who reaches what: a cell for each of both, row by row of `what`. */
export interface Matrix {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
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

export function matrix(index: NetworkIndex): Matrix {
  const who = matrixSources(index);
  const what = matrixTargets(index);
  const cells = what.flatMap((target) =>
    who.map(({ label, sources }) => toCell(index, { label, sources, target })),
  );
  return { sources: who.map(({ label }) => label), targets: what.map(printTarget), cells };
}

interface MatrixSource {
  readonly label: string;
  readonly sources: readonly Source[];
}

function toCell(
  index: NetworkIndex,
  { label, sources, target }: MatrixSource & { readonly target: Target },
): Cell {
  const walked = mergeTraces(sources.flatMap((start) => tracesFrom(index, start, target)));
  return { from: label, to: printTarget(target), verdict: walked.verdict, hop: decidingHop(walked) };
}

/** The zones that the network has, and the pods of each namespace. */
function matrixSources(index: NetworkIndex): readonly MatrixSource[] {
  const zones = ZONES.map((zone) => ({ label: zone, sources: sourcesOf(index, { kind: 'zone', zone }) }));
  const pods = namespacesOf(index).map((namespace) => ({
    label: `pods of ${namespace}`,
    sources: [namespacePods(index, namespace)],
  }));
  return [...zones.filter(({ sources }) => sources.some(({ kind }) => kind === 'from')), ...pods];
}

function matrixTargets({ network }: NetworkIndex): readonly Target[] {
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
