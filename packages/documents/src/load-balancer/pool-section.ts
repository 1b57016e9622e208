import { escapeMarkdown } from '@netloom/chart-kit';
import { advertisementsOf, type Network, type Pool } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { codes, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** The pools in short: what each has, for whom, and who announces it. */
export function poolSection(network: Network): Section | null {
  const columns = ['Pool', 'Addresses', 'Handed out', 'Advertised by'];
  const rows = network.pools.map((pool) => [
    escapeMarkdown(pool.name),
    codes(pool.addresses),
    pool.autoAssign ? 'yes' : 'no',
    announcersOf(network, pool),
  ]);
  return section('Pools', {
    blocks: [
      'A pool that is not handed out gives an address only to a Service that asks for it.',
      table(columns, rows),
    ],
  });
}

function announcersOf({ l2Advertisements, bgpAdvertisements }: Network, pool: Pool): string {
  const rows = [...advertisementsOf(l2Advertisements, pool), ...advertisementsOf(bgpAdvertisements, pool)];
  return rows.map(({ name }) => escapeMarkdown(name)).join(', ') || NONE;
}
