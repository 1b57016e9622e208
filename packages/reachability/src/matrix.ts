import { Hostname, printTarget, type Exposure, type Target, type ZoneName } from '@netloom/network-model';
import { decidingHop, type Hop, type Verdict } from './hop.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { Source } from './sources/source.ts';
import { sourcesOf } from './sources/sources-of.ts';
import { namespacePods, namespacesOf } from './sources/zone-sources.ts';
import { mergeTraces, tracesFrom } from './trace.ts';

/** Who reaches what: a cell for each source and target, row by row of the targets. */
export interface Matrix {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  /** The hop that decided. */
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
  const rows = matrixTargets(index);
  const columns = matrixSources(index);
  const cells = rows.flatMap((target) =>
    columns.map(({ label, sources }) => toCell(index, { label, sources, target })),
  );
  return { sources: columns.map(({ label }) => label), targets: rows.map(printTarget), cells };
}

interface MatrixSource {
  readonly label: string;
  readonly sources: readonly Source[];
}

function toCell(
  index: NetworkIndex,
  { label, sources, target }: MatrixSource & { readonly target: Target },
): MatrixCell {
  const merged = mergeTraces(sources.flatMap((source) => tracesFrom(index, source, target)));
  return { from: label, to: printTarget(target), verdict: merged.verdict, hop: decidingHop(merged) };
}

/** The zones that the network has, and the pods of each namespace. */
function matrixSources(index: NetworkIndex): readonly MatrixSource[] {
  const zones = ZONES.map((zone) => ({ label: zone, sources: sourcesOf(index, { kind: 'zone', zone }) }));
  const pods = namespacesOf(index).map((namespace) => ({
    label: `pods of ${namespace}`,
    sources: [namespacePods(index, namespace)],
  }));
  return [...zones.filter(({ sources }) => sources.some(({ kind }) => kind === 'known')), ...pods];
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

/** A wildcard becomes one name below it; a path stays, unless it is a regular expression that does more than anchor it. */
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
