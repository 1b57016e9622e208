import { describeList, type Host } from '@netloom/network-model';
import { pairRows } from '../pair-rows.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

type Space = Host['addresses'][number]['space'];

const WHERE = { lan: '', sdn: ' on the SDN' } as const satisfies Record<Space, string>;

/** Router, Proxmox hosts, nodes and others that come, go, move or are called something else. */
export function* hostAddresses({ before, after }: Networks): Iterable<NetworkChange> {
  const pairs = pairRows({ before: before.network.hosts, after: after.network.hosts }, labelOf);
  const gone = pairs.flatMap(({ key, before: old, after: next }) => (next === null ? [{ key, old }] : []));
  const renamed = new Map(
    pairs.flatMap(({ key, before: old, after: next }) => {
      if (old !== null) return [];
      const former = gone.find(({ old: one }) => describeAddresses(one) === describeAddresses(next));
      return former === undefined ? [] : [[former.key, key] as const];
    }),
  );
  const names = new Set(renamed.values());
  for (const { key, before: old, after: next } of pairs) {
    if (old === null) {
      if (!names.has(key)) yield added(key, `is new, at ${describeAddresses(next)}`);
      continue;
    }
    if (next !== null) {
      yield* moves(key, { old, next });
      continue;
    }
    const name = renamed.get(key);
    if (name === undefined) yield removed(key, `leaves ${describeAddresses(old)}`);
    else yield changed(key, `is ${name} now, still at ${describeAddresses(old)}`);
  }
}

/** Only what differs: a node that gets a second family stays where it is. */
function* moves(
  label: string,
  { old, next }: { readonly old: Host; readonly next: Host },
): Iterable<NetworkChange> {
  for (const space of ['lan', 'sdn'] as const) {
    const [had, has] = [addressesIn(old, space), addressesIn(next, space)];
    const [lost, won] = [describeList(without(had, has)), describeList(without(has, had))];
    if (lost !== '' && won !== '') yield changed(label, `moves${WHERE[space]} from ${lost} to ${won}`);
    else if (won !== '') yield changed(label, `gets ${won}${WHERE[space]}`);
    else if (lost !== '') yield changed(label, `gives up ${lost}${WHERE[space]}`);
  }
}

function without(addresses: readonly string[], others: readonly string[]): readonly string[] {
  return addresses.filter((address) => !others.includes(address));
}

/** As the endpoint grammar names it. */
function labelOf({ role, name }: Host): string {
  return `${role === 'node' ? 'node' : 'host'}:${name}`;
}

function addressesIn({ addresses }: Host, space: Space): readonly string[] {
  return addresses.filter((one) => one.space === space).map(({ address }) => address.toString());
}

function describeAddresses({ addresses }: Host): string {
  return describeList(addresses.map(({ space, address }) => `${address}${WHERE[space]}`));
}
