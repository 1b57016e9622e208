import {
  internalZones,
  providerOf,
  type DnsRecord,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code, codes } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { recordPurpose } from './record-purpose.ts';
import { resolutionChart } from './resolution-chart.ts';

export function dnsSection({ network }: NetworkFacts): Section | null {
  return section('DNS Configuration', {
    sections: [recordSection(network), resolutionSection(network), clusterNameSection(network)],
  });
}

function recordSection(network: Network): Section | null {
  const { dns, records } = network;
  const title =
    dns?.zones.every((zone) => providerOf(zone).isCloudflare) === true
      ? 'Cloudflare DNS Records'
      : 'DNS Records';
  const rows = records.map((record) => [
    code(record.name),
    record.type,
    codes(record.targets),
    record.proxied ? 'Yes' : 'No',
    recordPurpose(network, record),
  ]);
  return section(title, {
    blocks: [
      dns === null && rows.length > 0 ? 'No provider is stated: somebody has to make these by hand.' : null,
      table(['Record', 'Type', 'Value', 'Proxied', 'Purpose'], rows),
    ],
  });
}

function resolutionSection(network: Network): Section | null {
  return section('DNS Resolution Flow', { blocks: [resolutionChart(network)] });
}

function clusterNameSection(network: Network): Section | null {
  if (network.cluster.splitHorizon === null) return null;
  const rows = [...internalZones(network).values()].flatMap(({ own, below }) =>
    [...own, ...below].map(({ name, type, targets }: Pick<DnsRecord, 'name' | 'type' | 'targets'>) => [
      code(name),
      type,
      codes(targets),
    ]),
  );
  return section('Names inside the Cluster', {
    blocks: [
      'CoreDNS answers these itself, for pods; whatever else they are asked for, the public zone answers.',
      table(['Name', 'Type', 'Value'], rows),
    ],
  });
}
