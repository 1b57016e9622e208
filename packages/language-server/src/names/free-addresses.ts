import type { IntervalSet } from '@netloom/addresses';
import { Address } from '@netloom/addresses';
import { addressSpaces, freeInPools, type NetworkFacts, type Subnet } from '@netloom/network-model';

/** What has free addresses. */
export interface FreeAddresses {
  /** `pool "ingress"`, `segment "iot"`, `network "lan"`. */
  readonly of: string;
  readonly free: IntervalSet;
}

/** Where addresses come from that a place of the file takes. */
type AddressSource = 'home' | 'segment' | 'sdn' | 'pool';

const TAKERS: readonly (readonly [RegExp, AddressSource])[] = [
  [
    /^(?:lan\.(?:gateway\.address|hosts\[\]\.address|reserved)|cluster\.(?:nodes\[\]|api)\.address|proxmox\.hosts\[\]\.address)/,
    'home',
  ],
  [/^loadBalancer\.pools\[\]\.addresses/, 'home'],
  [/^services\[\]\.address/, 'home'],
  [/^segments\[\]\.(?:gateway|hosts\[\]\.address|reserved)/, 'segment'],
  [/^(?:cluster\.nodes\[\]\.sdnAddress|proxmox\.sdn\.vnets\[\]\.subnets\[\]\.(?:gateway|reserved))/, 'sdn'],
  [/^(?:ingress|ingresses\[\]|services\[\]\.expose\[\])\.address/, 'pool'],
  [/^loadBalancer\.allocations\[\]\.addresses/, 'pool'],
];

export interface AddressAsker {
  /** `cluster.nodes[].address`. */
  readonly path: string;
  /** Of the segment that the place is in; null where it is in none. */
  readonly segment: string | null;
}

/** What a place of the file may take its address from, with what is free of each; nothing where the place takes none. */
export function freeFor({ path, segment }: AddressAsker, facts: NetworkFacts): readonly FreeAddresses[] {
  const source = TAKERS.find(([places]) => places.test(path))?.[1];
  if (source === undefined) return [];
  const family = path.endsWith('6') ? 6 : 4;
  const isAny = path.endsWith('[]') || path.endsWith('addresses');
  const found = source === 'pool' ? poolSpaces(facts) : linkSpaces(facts, { source, segment });
  return found.flatMap(({ of, free }) => {
    const own = free.toRanges().filter((range) => isAny || range.family === family);
    return own.length === 0 ? [] : [{ of, free }];
  });
}

function poolSpaces(facts: NetworkFacts): readonly FreeAddresses[] {
  return [...freeInPools(facts)].map(([pool, free]) => ({ of: `pool "${pool.name}"`, free }));
}

function linkSpaces(
  { network, ledger }: NetworkFacts,
  { source, segment }: { readonly source: AddressSource; readonly segment: string | null },
): readonly FreeAddresses[] {
  const links = network.subnets.filter(
    ({ space, name }) =>
      space === (source === 'sdn' ? 'sdn' : 'lan') && (segment === null || name === segment),
  );
  return addressSpaces(ledger, links).map(({ subnet, free }) => ({ of: nameOf(subnet), free }));
}

function nameOf({ space, name, cidr }: Subnet): string {
  return `${space === 'sdn' ? 'VNet' : 'network'} "${name}" (${cidr.toString()})`;
}

/** The first free addresses of a family, the lowest first. */
export function firstFree(
  { free }: Pick<FreeAddresses, 'free'>,
  { most, family }: { readonly most: number; readonly family?: 4 | 6 },
): readonly Address[] {
  const found: Address[] = [];
  for (const interval of free.intervals) {
    if (family !== undefined && interval.family !== family) continue;
    for (let value = interval.first; value <= interval.last && found.length < most; value += 1n) {
      found.push(Address.of(interval.family, value));
    }
  }
  return found;
}
