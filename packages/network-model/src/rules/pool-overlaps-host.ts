import { Cidr, IntervalSet, intervalOf, type AddressBlock, type AddressRange } from '@netloom/addresses';
import type { Edit, Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import type { AddressClaim } from '../ledger/claim.ts';
import { usedAddresses } from '../ledger/used-addresses.ts';
import type { Pool } from '../network.ts';
import { inWords, ownerInWords, rangesInWords } from './words.ts';

const CODE = 'pool-overlaps-host';

export const poolOverlapsHost: Rule<NetworkFacts> = {
  code: CODE,
  severity: 'error',
  sentence: 'A load balancer pool holds no address that a machine has.',
  *check(facts) {
    for (const pool of facts.network.pools) {
      const hosts = hostsIn(pool, facts);
      if (hosts.length > 0) yield toFinding({ pool, hosts, facts });
    }
  },
};

interface Overlap {
  readonly pool: Pool;
  readonly hosts: readonly AddressClaim[];
  readonly facts: NetworkFacts;
}

/** The machines' addresses in any block of the pool, each once and in their order. */
function hostsIn(pool: Pool, { ledger, origins }: NetworkFacts): readonly AddressClaim[] {
  const blocks = new Set(pool.addresses.map((block) => origins.of(block)));
  const conflicts = ledger.conflicts.filter(({ code, outer }) => code === CODE && blocks.has(outer.origin));
  return [...new Set(conflicts.map(({ inner }) => inner))];
}

function toFinding({ pool, hosts, facts }: Overlap): Finding {
  const { network, origins } = facts;
  const held = IntervalSet.of(hosts.map(({ interval }) => interval));
  const blocks = pool.addresses.filter((block) => held.overlaps(block.interval));
  const [first = pool] = blocks;
  const fix = toFix({ pool, hosts, facts });
  const rows = network.allocations.filter(({ addresses }) => held.overlaps(intervalOf(addresses)));
  return {
    message: `pool "${pool.name}" ${inWords(blocks.map(String))} holds ${inWords(hosts.map(withAddress))}`,
    at: origins.of(first),
    related: [
      ...hosts.map((host) => ({
        message: `${ownerInWords(host)} has ${rangesInWords([host.interval])}`,
        at: host.origin,
      })),
      ...rows.map(({ addresses, service }) => ({
        message: `an allocations row calls ${addresses.toString()} ${service === null ? 'available' : `an address of service "${service}"`}`,
        at: origins.of(addresses),
      })),
    ],
    help: 'move the pool or the machines: MetalLB may announce such an address, and two then answer for it',
    ...(fix === null ? {} : { fix }),
  };
}

/** Takes the machines' addresses out of the pool, unless nothing would be left or something depends on one of them. */
function toFix({ pool, hosts, facts }: Overlap): NonNullable<Finding['fix']> | null {
  const held = IntervalSet.of(hosts.map(({ interval }) => interval));
  const left = IntervalSet.of(pool.addresses.map((block) => block.interval)).subtract(held);
  const used = usedAddresses(facts.network).some(({ addresses }) => held.overlaps(intervalOf(addresses)));
  if (left.isEmpty || used) return null;
  const edits = pool.addresses.flatMap((block) => {
    return held.overlaps(block.interval) ? shrink(block, { held, list: pool.addresses, facts }) : [];
  });
  return { title: `shrink pool "${pool.name}" to ${rangesInWords(left.intervals)}`, edits };
}

interface Shrinking {
  readonly held: IntervalSet;
  readonly list: readonly AddressBlock[];
  readonly facts: NetworkFacts;
}

function shrink(block: AddressBlock, { held, list, facts }: Shrinking): readonly Edit[] {
  const left = IntervalSet.of([block.interval]).subtract(held);
  const [first, ...more] = left.toRanges().map((range) => likeWritten(range, block));
  const at = facts.origins.of(block);
  if (first === undefined) return [{ kind: 'remove', at }];
  const into = facts.origins.of(list);
  return [
    { kind: 'replace', at, value: first.toString() },
    ...more.map((one): Edit => ({ kind: 'insert', into, value: one.toString() })),
  ];
}

/** A range stays a range, but a single address is a CIDR, since MetalLB reads no bare address. */
function likeWritten(range: AddressRange, block: AddressBlock): AddressBlock {
  const [cidr, ...more] = IntervalSet.of([range.interval]).toCidrs();
  const single = range.first.equals(range.last);
  return cidr !== undefined && more.length === 0 && (single || block instanceof Cidr) ? cidr : range;
}

function withAddress(host: AddressClaim): string {
  return `${ownerInWords(host)} (${rangesInWords([host.interval])})`;
}
