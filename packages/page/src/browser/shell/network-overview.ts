import { describeDistribution } from '@netloom/network-model';
import { h } from '../dom/element.ts';
import { factList } from '../dom/fact-list.ts';
import type { PageContext } from '../page-context.ts';
import { code, text } from '../subjects/facts.ts';
import { waysLegend } from './ways-legend.ts';

/** What is shown where nothing is selected: the network itself, and what the colours mean. */
export function networkOverview({ data, facts: { network } }: PageContext): readonly Node[] {
  const count = (rows: readonly unknown[], one: string, many = `${one}s`): string =>
    `${rows.length} ${rows.length === 1 ? one : many}`;
  return [
    h('header', {}, h('p', { class: 'caption' }, 'network'), h('h2', { class: 'code' }, network.name)),
    factList([
      code('domain', [network.domain]),
      code('cluster', [describeDistribution(network.cluster)]),
      text(
        'holds',
        [
          count(network.nodes, 'node'),
          count(network.proxmox?.hosts ?? [], 'Proxmox host'),
          count(network.services, 'Service'),
          count(network.exposures, 'exposed host'),
          count(network.pools, 'pool'),
          count(network.firewall, 'firewall rule'),
        ].filter((line) => !line.startsWith('0 ')),
      ),
      text('made by', [data.netloom === null ? 'netloom' : `netloom ${data.netloom}`]),
    ]),
    waysLegend(),
    h('p', { class: 'caption' }, 'Select something to see its facts, its line and who reaches it.'),
  ];
}
