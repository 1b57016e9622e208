import type { CiliumAdvertisement, CiliumSession } from '../draft/cilium-bgp.ts';
import type { Draft } from '../draft/draft.ts';
import { selectsLabels } from '../label-selector.ts';
import { list, map, scalar, textOf, type Planned, type PlannedMap } from '../planned.ts';
import { toName } from './names.ts';

/** Sessions and advertisements of Cilium as the `bgp` of a load balancer; undefined where there are none. */
export function assembleCiliumBgp(draft: Draft): PlannedMap | undefined {
  const { ciliumAdvertisements: advertisements } = draft;
  const sessions = merged(draft.ciliumSessions);
  if (sessions.length === 0) return undefined;
  const names = uniqueNames(sessions);
  const peers = sessions.map((session) => {
    const { at, name, entries, config } = session;
    const settings = config === null ? {} : (draft.ciliumPeerConfigs.get(config)?.settings ?? {});
    return map({ name: scalar(names.get(session) ?? '', name.from), ...entries, ...settings }, at);
  });
  const rowNames = uniqueNames(advertisements);
  const rows = advertisements.flatMap((row) => {
    const { name, entries } = row;
    const received = sessions.filter((session) => isReceived(row, session, draft));
    if (received.length === 0) {
      const why = 'no peer selects it';
      if (name.from !== undefined) {
        draft.leaveOut({ kind: 'CiliumBGPAdvertisement', name: textOf(name), why, at: name.from });
      }
      return [];
    }
    const isForAll = received.length === sessions.length;
    const own = received.map((session) => scalar(names.get(session) ?? '', session.name.from));
    return [
      map(
        {
          name: scalar(rowNames.get(row) ?? '', name.from),
          peers: isForAll ? undefined : list(own),
          ...entries,
        },
        name.from,
      ),
    ];
  });
  return map({ peers: list(peers), advertisements: list(rows) });
}

function isReceived(
  { receivedBy }: CiliumAdvertisement,
  session: CiliumSession,
  { ciliumPeerConfigs }: Draft,
): boolean {
  if (typeof receivedBy === 'function') return receivedBy(session);
  const selectors = session.config === null ? [] : (ciliumPeerConfigs.get(session.config)?.selectors ?? []);
  return selectors.some((selector) => selectsLabels(selector, receivedBy));
}

/** A node takes part in one CiliumBGPClusterConfig, so that a router is a peer in each that selects one of its nodes. */
function merged(sessions: readonly CiliumSession[]): readonly CiliumSession[] {
  const same = Map.groupBy(sessions, ({ name, config, entries: { nodes: _, ...rest } }) =>
    config === null ? name : JSON.stringify([textOf(name), config, Object.values(rest).map(textIn)]),
  );
  return [...same.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const lists = [first, ...others].map(nodesOf);
    // one without names is of all nodes
    const nodes = lists.some((one) => one.length === 0) ? [] : lists.flat();
    return [{ ...first, entries: { ...first.entries, nodes: list(nodes) } }];
  });
}

function textIn(planned: Planned | undefined): string {
  return planned?.kind === 'scalar' ? textOf(planned) : '';
}

function nodesOf({ entries: { nodes } }: CiliumSession): readonly Planned[] {
  return nodes?.kind === 'list' ? nodes.items : [];
}

/** Peers of two instances may have one name. */
function uniqueNames<T extends { readonly name: CiliumSession['name'] }>(
  rows: readonly T[],
): ReadonlyMap<T, string> {
  const names = new Map<T, string>();
  const taken = new Set<string>();
  for (const row of rows) {
    const base = toName(textOf(row.name)) ?? 'bgp';
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
    taken.add(name);
    names.set(row, name);
  }
  return names;
}
