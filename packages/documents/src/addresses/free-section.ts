import type { IntervalSet } from '@netloom/addresses';
import { escapeMarkdown } from '@netloom/chart-kit';
import { addressSpaces, type Ledger, type Network } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { codes, shortBlock } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** More free ranges of one network than these are counted only. */
const MOST_RANGES = 8;

/** What nothing holds, of the networks in which addresses are given by hand; of IPv6 nearly everything is free. */
export function freeSection({ subnets }: Network, ledger: Ledger): Section | null {
  const links = subnets.filter(
    ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.family === 4,
  );
  const rows = addressSpaces(ledger, links).map(({ subnet, free }) => [
    escapeMarkdown(subnet.name),
    free.size.toString(),
    describeFree(free),
  ]);
  return section('Free Addresses', { blocks: [table(['Network', 'Free', 'Ranges'], rows)] });
}

function describeFree(free: IntervalSet): string {
  const ranges = free.toRanges();
  const shown = codes(ranges.slice(0, MOST_RANGES).map(shortBlock));
  return ranges.length > MOST_RANGES ? `${shown}<br>and ${ranges.length - MOST_RANGES} more ranges` : shown;
}
