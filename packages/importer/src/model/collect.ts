import type { Sources } from '../sources/sources.ts';
import { Draft } from './draft.ts';
import { groupKind } from './kind.ts';
import { SOURCE_KINDS } from './kinds/index.ts';
import { nameNode } from './name-node.ts';

/** API groups whose objects are about the network: what of them has no reader is listed. */
const NETWORK_GROUPS = new Set([
  'metallb.io',
  'cilium.io',
  'gateway.networking.k8s.io',
  'gateway.envoyproxy.io',
  'tailscale.com',
  'externaldns.k8s.io',
]);

/** Everything that the sources state about the network of one cluster. What is not live counts for nothing. */
export function collect(sources: Sources, cluster: string): Draft {
  const draft = new Draft();
  const isOfCluster = (one: { readonly cluster: string }): boolean => one.cluster === cluster;
  const isLive = (one: { readonly liveness: { readonly state: string } }): boolean =>
    one.liveness.state === 'live';
  for (const machine of sources.machines.filter(isOfCluster).filter(isLive)) {
    for (const { machine: read } of SOURCE_KINDS) read?.(machine, draft);
  }
  for (const chart of sources.charts.filter(isOfCluster).filter(isLive)) {
    for (const { charts, anyChart } of SOURCE_KINDS) {
      ownEntry(charts, chart.chart)?.(chart, draft);
      anyChart?.(chart, draft);
    }
  }
  for (const object of sources.objects.filter(isOfCluster).filter(isLive)) {
    const key = groupKind(object);
    const readers = SOURCE_KINDS.flatMap(({ objects }) => ownEntry(objects, key) ?? []);
    for (const read of readers) read(object, draft);
    for (const { anyObject } of SOURCE_KINDS) anyObject?.(object, draft);
    if (readers.length > 0 || !NETWORK_GROUPS.has(key.split('/')[0] ?? '')) continue;
    const why = 'the network file has no form for objects of this kind';
    draft.leaveOut({ kind: object.kind, name: object.name, why, at: nameNode(object) });
  }
  for (const other of sources.others.filter(isOfCluster).filter(isLive)) {
    for (const { other: read } of SOURCE_KINDS) read?.(other, draft);
  }
  return draft;
}

/** Names come from files of others: `constructor` is no chart. */
function ownEntry<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
