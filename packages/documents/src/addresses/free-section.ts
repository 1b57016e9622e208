import { IntervalSet } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import type { Ledger, Network } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { codes, shortBlock } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { byLink } from './by-link.ts';

/** More free ranges of one network than these are counted only. */
const MOST_RANGES = 8;

/** What nothing holds, of the networks in which addresses are given by hand; of IPv6 nearly everything is free. */
export function freeSection({ subnets }: Network, { claims }: Ledger): Section | null {
  const held = claims.flatMap((claim) =>
    claim.kind === 'addresses' && claim.purpose !== 'subnet' ? [claim] : [],
  );
  const links = subnets.filter(
    ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.family === 4,
  );
  const claimed = byLink(links, held);
  const rows = links.map((link) => {
    // what begins or ends outside may reach into it
    const own = [...(claimed.get(link) ?? []), ...(claimed.get(null) ?? [])]
      .filter(({ space }) => space === link.space)
      .map(({ interval }) => interval);
    const free = IntervalSet.of([link.cidr.interval]).subtract(IntervalSet.of(own));
    return [escapeMarkdown(link.name), free.size.toString(), describeFree(free)];
  });
  return section('Free Addresses', { blocks: [table(['Network', 'Free', 'Ranges'], rows)] });
}

function describeFree(free: IntervalSet): string {
  const ranges = free.toRanges();
  const shown = codes(ranges.slice(0, MOST_RANGES).map(shortBlock));
  return ranges.length > MOST_RANGES ? `${shown}<br>and ${ranges.length - MOST_RANGES} more ranges` : shown;
}
