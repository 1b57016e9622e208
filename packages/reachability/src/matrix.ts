import { printTarget, toHostname, type Exposure, type Target, type ZoneName } from '@netloom/network-model';
import { answer, type Answer } from './answer.ts';
import { answersToPods } from './answers-to-pods.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import { sourcesOf } from './sources/sources-of.ts';
import { namespacesOf } from './sources/zone-sources.ts';

/** Who reaches what: a row for each target, in it an answer for each source. */
export interface Matrix {
  readonly sources: readonly string[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly target: string;
  readonly answers: readonly Answer[];
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

/** The sources are the zones that the network has, and the pods of each namespace. */
export function matrix(index: NetworkIndex): Matrix {
  const zones = ZONES.map((zone) => ({ zone, sources: sourcesOf(index, { kind: 'zone', zone }) })).filter(
    ({ sources }) => sources.some(({ kind }) => kind === 'known'),
  );
  const namespaces = namespacesOf(index);
  const toPods = answersToPods(index, namespaces);
  const rows = matrixTargets(index).map((target) => ({
    target: printTarget(target),
    answers: [...zones.map(({ sources }) => answer(index, sources, target)), ...toPods(target)],
  }));
  return {
    sources: [...zones.map(({ zone }) => zone), ...namespaces.map((name) => `pods of ${name}`)],
    rows,
  };
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
    host: toHostname(host.replace(/^\*/, 'any')),
    port: 443,
    path: literal,
  };
}

function toTcp(host: Extract<Target, { kind: 'port' }>['host'], port: number): Target {
  return { kind: 'port', protocol: 'tcp', host, port };
}
