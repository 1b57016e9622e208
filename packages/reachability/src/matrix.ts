import {
  printTarget,
  segmentAddresses,
  toHostname,
  type Exposure,
  type Target,
  type ZoneName,
} from '@netloom/network-model';
import { answer, type Answer } from './answer.ts';
import { answersToPods } from './answers-to-pods.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import { printPodsOf } from './sources/pods-of.ts';
import type { Source } from './sources/source.ts';
import { sourcesOf } from './sources/sources-of.ts';
import { namespacesOf, vpnSources } from './sources/zone-sources.ts';

/** Who reaches what: a row for each target, in it an answer for each source. */
export interface Matrix {
  readonly sources: readonly string[];
  readonly rows: readonly MatrixRow[];
}

export interface LazyMatrix {
  readonly sources: readonly string[];
  /** How many rows there are. */
  readonly count: number;
  readonly rows: Generator<MatrixRow, undefined>;
}

export interface MatrixRow {
  readonly target: string;
  readonly answers: readonly Answer[];
}

const ZONES = [
  'internet',
  'segments',
  'tailnet',
  'sdn',
  'nodes',
  'proxmox',
] as const satisfies readonly ZoneName[];

/** Ports that every Proxmox host listens on: its interface, and SSH. */
const PROXMOX_PORTS = [8006, 22] as const;

/** The sources are the zones that the network has, and the pods of each namespace. */
export function matrix(index: NetworkIndex): Matrix {
  const { sources, rows } = matrixRows(index);
  return { sources, rows: [...rows] };
}

/** The same, each row worked out when it is asked for: a page does other things in between. `isAsked` leaves out rows. */
export function matrixRows(
  index: NetworkIndex,
  isAsked: (target: Target) => boolean = () => true,
): LazyMatrix {
  const zones = [...ZONES.flatMap((zone) => columnsOf(index, zone)), ...vpnColumns(index)].filter(
    ({ sources }) => sources.some(({ kind }) => kind === 'known'),
  );
  const namespaces = namespacesOf(index);
  const toPods = answersToPods(index, namespaces);
  const targets = matrixTargets(index).filter(isAsked);
  const rowOf = (target: Target): MatrixRow => ({
    target: printTarget(target),
    answers: [...zones.map(({ sources }) => answer(index, sources, target)), ...toPods(target)],
  });
  return {
    sources: [...zones.map(({ label }) => label), ...namespaces.map(printPodsOf)],
    count: targets.length,
    rows: mapLazily(targets, rowOf),
  };
}

function* mapLazily<In, Out>(values: Iterable<In>, map: (value: In) => Out): Generator<Out, undefined> {
  for (const value of values) yield map(value);
}

interface Column {
  readonly label: string;
  readonly sources: readonly Source[];
}

function vpnColumns(index: NetworkIndex): readonly Column[] {
  return vpnSources(index).map((source) => ({ label: source.label, sources: [source] }));
}

/** A zone is one column; of segments each is one, since they reach different things. */
function columnsOf(index: NetworkIndex, zone: (typeof ZONES)[number]): readonly Column[] {
  const sources = sourcesOf(index, { kind: 'zone', zone });
  return zone === 'segments'
    ? sources.map((source) => ({ label: source.label, sources: [source] }))
    : [{ label: zone, sources }];
}

function matrixTargets({ network }: NetworkIndex): readonly Target[] {
  const urls = network.exposures.map(toUrl);
  const services = network.services.map(({ namespace, name }): Target => ({
    kind: 'endpoint',
    endpoint: { kind: 'named', what: 'service', namespace, name },
  }));
  const devices = network.balancers.flatMap(({ via, namespace, name }): readonly Target[] =>
    via === 'tailscale'
      ? [{ kind: 'endpoint', endpoint: { kind: 'named', what: 'service', namespace, name } }]
      : [],
  );
  const nodeAddresses = network.nodes.flatMap(segmentAddresses);
  const nodePorts = network.balancers.flatMap(({ ports }) =>
    ports.flatMap(({ nodePort, protocol }) =>
      nodePort === null
        ? []
        : nodeAddresses.map((host): Target => ({ kind: 'port', protocol, host, port: nodePort })),
    ),
  );
  const balanced = network.balancers.flatMap(({ host, addresses, ports }) =>
    ports.flatMap(({ port, protocol }) =>
      (host === null ? addresses : [host]).map((at): Target => ({ kind: 'port', protocol, host: at, port })),
    ),
  );
  const servers = network.nodes.filter(({ role }) => role === 'server');
  const { api, apiPort } = network.cluster;
  const apis = [
    ...(api?.addresses ?? []).map((host) => toTcp(host, api?.port ?? apiPort)),
    ...servers.flatMap((server) => segmentAddresses(server).map((host) => toTcp(host, apiPort))),
  ];
  const proxmox = (network.proxmox?.hosts ?? []).flatMap((machine) =>
    segmentAddresses(machine).flatMap((host) => PROXMOX_PORTS.map((port) => toTcp(host, port))),
  );
  const targets = [...urls, ...balanced, ...nodePorts, ...devices, ...services, ...apis, ...proxmox];
  return [...new Map(targets.map((target) => [printTarget(target), target])).values()];
}

/** A wildcard becomes one name below it; a path stays, unless it is a regular expression that does more than anchor it. */
function toUrl({ host, path }: Exposure): Target {
  const literal = /^\^?(\/[\w./-]*)$/.exec(path ?? '')?.[1] ?? '/';
  return {
    kind: 'url',
    scheme: 'https',
    host: toHostname(host.replace(/^\*/, 'any')),
    port: 443,
    path: literal,
  };
}

function toTcp(host: Extract<Target, { kind: 'port' }>['host'], port: number): Target {
  return { kind: 'port', protocol: 'tcp', host, port };
}
