import { Address } from '@netloom/addresses';
import {
  describeGuards,
  describeList,
  type DnsRecord,
  type Exposure,
  type Network,
} from '@netloom/network-model';
import { notGloballyReachable } from '@netloom/reachability';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

type Visibility = 'public' | 'private';

const COMES = { public: 'becomes public', private: 'answers inside' } as const;
const GONE = { public: 'is no longer public', private: 'no longer answers inside' } as const;

interface Entry {
  readonly visibility: Visibility;
  readonly text: string;
}

/** Hosts that become public or private, or whose entry changes. */
export function* hosts({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [entriesOf(before.network), entriesOf(after.network)];
  for (const host of [...new Set([...olds.keys(), ...nexts.keys()])].sort()) {
    yield* hostChanges(host, { old: olds.get(host) ?? [], next: nexts.get(host) ?? [] });
  }
}

function* hostChanges(
  host: string,
  { old, next }: { readonly old: readonly Entry[]; readonly next: readonly Entry[] },
): Iterable<NetworkChange> {
  const [from, to] = [visibilityOf(old), visibilityOf(next)];
  const [was, is] = [inText(old), inText(next)];
  if (to === null) {
    if (from !== null) yield removed(host, `${GONE[from]}: was ${was}`);
    return;
  }
  if (from === null) yield added(host, `${COMES[to]}: ${is}`);
  else if (from !== to) yield changed(host, `becomes ${to}: ${is}; was ${from}: ${was}`);
  else if (was !== is) yield changed(host, `stays ${to}: was ${was}, is ${is}`);
}

/** One public entry makes a host public. */
function visibilityOf(entries: readonly Entry[]): Visibility | null {
  if (entries.length === 0) return null;
  return entries.some(({ visibility }) => visibility === 'public') ? 'public' : 'private';
}

function inText(entries: readonly Entry[]): string {
  return describeList(entries.map(({ text }) => text).sort());
}

function entriesOf({ exposures, records }: Network): ReadonlyMap<string, readonly Entry[]> {
  const entries = [
    ...exposures.map((exposure) => ({ host: exposure.host, ...exposed(exposure) })),
    // records of the other owners come with an exposure, or with the ingress domain
    ...records
      .filter(({ owner }) => owner === 'dns')
      .flatMap((record) => recorded(record).map((entry) => ({ host: record.name, ...entry }))),
  ];
  return Map.groupBy(entries, ({ host }) => host);
}

function exposed(exposure: Exposure): Entry {
  const { via, namespace, service, origin, ingress, path, originRequest, guards } = exposure;
  const through = ingress === null || ingress === 'ingress' ? 'Traefik' : `ingress "${ingress}"`;
  const options = Object.entries(originRequest).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  const passed = describeGuards(guards);
  const parts = [
    `${via === 'tunnel' ? 'through the tunnel' : `through ${through}`} to ${namespace}/${service}`,
    ...(path === null ? [] : [`path ${path}`]),
    ...(via === 'tunnel' && origin.includes('ingress') ? [`by ${through}`] : []),
    ...(options.length === 0 ? [] : [`with ${options.join(' and ')}`]),
    ...(passed.length === 0 ? [] : [`behind ${describeList(passed)}`]),
  ];
  return { visibility: via === 'tunnel' ? 'public' : 'private', text: parts.join(' ') };
}

/** A name that leads to another one, or holds a text, says nothing about who reaches it. */
function recorded({ targets, proxied }: DnsRecord): readonly Entry[] {
  if (proxied) {
    return [{ visibility: 'public', text: `a proxied record of ${describeList(targets.map(String))}` }];
  }
  return targets
    .filter((target) => target instanceof Address)
    .map((target) => ({
      visibility: notGloballyReachable(target) === null ? 'public' : 'private',
      text: `a record of ${target}`,
    }));
}
