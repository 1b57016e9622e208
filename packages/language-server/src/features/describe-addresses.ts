import { IntervalSet, type Interval } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import { describeClaim } from '@netloom/engine/editor';
import { addressSpaces, freeInPools, describeRanges, type NetworkFacts } from '@netloom/network-model';
import { firstFree, type FreeAddresses } from '../names/free-addresses.ts';

/** How many holders are listed, and how many free addresses. */
const MOST_HOLDERS = 8;
const MOST_FREE = 3;

/** Who holds addresses, and what is free of the pools and networks that they are of. Markdown. */
export function describeAddresses(interval: Interval, facts: NetworkFacts): readonly string[] {
  const holders = facts.ledger.claims.filter(
    (claim) => claim.kind === 'addresses' && IntervalSet.of([claim.interval]).overlaps(interval),
  );
  const rows = holders.slice(0, MOST_HOLDERS).map((claim) => `- ${escapeMarkdown(describeClaim(claim))}`);
  const more = holders.length - MOST_HOLDERS;
  const held = [...rows, ...(more > 0 ? [`- and ${more} more`] : [])];
  return [
    held.length === 0 ? 'Nothing in the file holds it.' : held.join('\n'),
    ...spacesAround(interval, facts).map(describeFree),
  ];
}

/** `pool "default-pool": 2 free, 192.168.7.231 next`. Markdown. */
export function describeFree({ of, free }: FreeAddresses): string {
  if (free.isEmpty) return escapeMarkdown(`${of}: nothing is free`);
  const next = firstFree({ free }, { most: MOST_FREE }).join(', ');
  return escapeMarkdown(`${of}: ${free.size} free, the next: ${next}`);
}

/** The pools and the networks of home and SDN that have the addresses. */
function spacesAround(interval: Interval, facts: NetworkFacts): readonly FreeAddresses[] {
  const { network, ledger } = facts;
  const pools = [...freeInPools(facts)].filter(([pool]) =>
    pool.addresses.some((block) => block.overlaps({ interval })),
  );
  const links = network.subnets.filter(
    ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.overlaps({ interval }),
  );
  return [
    ...pools.map(([pool, free]) => ({ of: `pool "${pool.name}"`, free })),
    ...addressSpaces(ledger, links).map(({ subnet, free }) => ({
      of: `network "${subnet.name}" (${describeRanges([subnet.cidr.interval])})`,
      free,
    })),
  ];
}
