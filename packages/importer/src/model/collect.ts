import type { Sources } from '../sources/sources.ts';
import { Draft } from './draft/draft.ts';
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

/** What counts of the sources for one cluster: what is live there. */
export type ClusterSources = Pick<Sources, 'charts' | 'machines' | 'objects' | 'others' | 'unread'>;

/** What is not live counts for nothing. */
export function liveIn(
  { charts, machines, objects, others, unread }: Sources,
  cluster: string,
): ClusterSources {
  const isLive = (one: {
    readonly cluster: string;
    readonly liveness: { readonly state: string };
  }): boolean => one.cluster === cluster && one.liveness.state === 'live';
  return {
    charts: charts.filter(isLive),
    machines: machines.filter(isLive),
    objects: objects.filter(isLive),
    others: others.filter(isLive),
    unread,
  };
}

/** Everything that the sources of one cluster state about its network. */
export function collect({ charts: all, machines, objects, others }: ClusterSources): Draft {
  const draft = new Draft();
  for (const machine of machines) {
    for (const { machine: read } of SOURCE_KINDS) read?.(machine, draft);
  }
  for (const chart of all) {
    for (const { charts, anyChart } of SOURCE_KINDS) {
      ownEntry(charts, chart.chart)?.(chart, draft);
      anyChart?.(chart, draft);
    }
  }
  for (const object of objects) {
    const key = groupKind(object);
    const readers = SOURCE_KINDS.flatMap((kind) => ownEntry(kind.objects, key) ?? []);
    for (const read of readers) read(object, draft);
    for (const { anyObject } of SOURCE_KINDS) anyObject?.(object, draft);
    if (readers.length > 0 || !NETWORK_GROUPS.has(key.split('/')[0] ?? '')) continue;
    const why = 'the network file has no form for objects of this kind';
    draft.leaveOut({ kind: object.kind, name: object.name, why, at: nameNode(object) });
  }
  for (const other of others) {
    for (const { other: read } of SOURCE_KINDS) read?.(other, draft);
  }
  return draft;
}

/** Names come from files of others: `constructor` is no chart. */
function ownEntry<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
