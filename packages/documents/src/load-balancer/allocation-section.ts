import { IntervalSet, intervalOf, type Address, type AddressBlock, type Interval } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import {
  describeList,
  describeHolder,
  programOf,
  type IngressController,
  type Network,
  type NetworkFacts,
  UNKNOWN_TO_METALLB,
} from '@netloom/network-model';
import { firstOf } from '../addresses/first-of.ts';
import { table } from '../markdown/blocks.ts';
import { code, NONE, shortBlock } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

interface Row {
  readonly addresses: Address | AddressBlock;
  /** Markdown. */
  readonly service: string;
  readonly namespace: string;
}

/** A holder of addresses that MetalLB does not know of. */
interface Foreign {
  readonly interval: Interval;
  readonly owner: string;
}

/** Which address of the pools is whose, and what is left. */
export function allocationSection({ network, ledger }: NetworkFacts): Section | null {
  const foreign = ledger.claims.flatMap((claim): readonly Foreign[] =>
    claim.kind === 'addresses' && UNKNOWN_TO_METALLB.has(claim.purpose)
      ? [{ interval: claim.interval, owner: describeHolder(claim) }]
      : [],
  );
  const rows = [...givenRows(network), ...availableRows(network, foreign)];
  return section('Current Allocations', {
    blocks: [
      table(
        ['IP', 'Service', 'Namespace'],
        rows
          .toSorted((one, other) => firstOf(one.addresses).compare(firstOf(other.addresses)))
          .map(({ addresses, service, namespace }) => [code(shortBlock(addresses)), service, namespace]),
      ),
    ],
  });
}

/** Pinned, and what the allocations state; a row for each address once. */
function givenRows(network: Network): readonly Row[] {
  const { allocations, balancers } = network;
  const pinned = network.ingresses.flatMap((ingress) =>
    pooledAddresses(network, ingress).map((addresses): Row => {
      const { proxy } = ingress;
      return {
        addresses,
        service: escapeMarkdown(proxy?.service.name ?? programOf(network, ingress)),
        namespace: proxy === null ? NONE : escapeMarkdown(proxy.namespace),
      };
    }),
  );
  const stated = allocations.flatMap(({ service, addresses }): readonly Row[] => {
    if (service === null) return [];
    const [namespace = '', name = ''] = service.split('/');
    return [{ addresses, service: escapeMarkdown(name), namespace: escapeMarkdown(namespace) }];
  });
  const exposed = balancers.flatMap(({ name, namespace, addresses }) =>
    addresses.map((address): Row => ({
      addresses: address,
      service: escapeMarkdown(name),
      namespace: escapeMarkdown(namespace),
    })),
  );
  const rows = [...pinned, ...exposed, ...stated];
  return [
    ...new Map(
      rows.map((row) => [`${shortBlock(row.addresses)} ${row.namespace}/${row.service}`, row]),
    ).values(),
  ];
}

/** An external entry point may have an address of a machine. */
function pooledAddresses(
  { pools }: Network,
  { controller, addresses }: IngressController,
): readonly Address[] {
  return addresses.filter(
    (address) =>
      controller !== 'external' ||
      pools.some((pool) => pool.addresses.some((block) => block.contains(address))),
  );
}

/** Rows that the file states as available, and whatever else of the pools nobody has. */
function availableRows(network: Network, foreign: readonly Foreign[]): readonly Row[] {
  const { pools, allocations, ingresses, balancers } = network;
  const stated = allocations.filter(({ service }) => service === null);
  const known = IntervalSet.of([
    ...allocations.map(({ addresses }) => addresses.interval),
    ...[...ingresses, ...balancers].flatMap(({ addresses }) => addresses.map(intervalOf)),
    ...foreign.map(({ interval }) => interval),
  ]);
  const pooled = IntervalSet.of(pools.flatMap(({ addresses }) => addresses.map(({ interval }) => interval)));
  return [
    ...stated.map(({ addresses }) => ({
      addresses,
      service: availability(addresses, foreign),
      namespace: NONE,
    })),
    ...pooled
      .subtract(known)
      .toRanges()
      .map((addresses) => ({ addresses, service: 'Available', namespace: NONE })),
  ];
}

/** Whether what is stated as available is. Markdown. */
function availability(addresses: AddressBlock, foreign: readonly Foreign[]): string {
  const taken = foreign.filter((holder) => addresses.overlaps(holder));
  if (taken.length === 0) return 'Available';
  const owners = [...new Set(taken.map(({ owner }) => escapeMarkdown(owner)))];
  return `Available as stated, but for those of ${describeList(owners)}`;
}
