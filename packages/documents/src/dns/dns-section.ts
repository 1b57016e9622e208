import {
  answersOf,
  internalZones,
  providerOf,
  RESOLVING,
  type DnsRecord,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { endpointWords } from '../firewall/endpoint-words.ts';
import { table } from '../markdown/blocks.ts';
import { code, codes } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { recordPurpose } from './record-purpose.ts';
import { resolutionChart } from './resolution-chart.ts';

export function dnsSection({ network }: NetworkFacts): Section | null {
  return section('DNS Configuration', {
    sections: [
      recordSection(network),
      resolutionSection(network),
      resolverSection(network),
      clusterNameSection(network),
    ],
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

/** Who answers at home, and what they answer themselves. */
function resolverSection(network: Network): Section | null {
  const { resolvers } = network;
  const rows = resolvers.map((resolver) => [
    code(resolver.name),
    RESOLVING[resolver.kind].title,
    codes(resolver.addresses),
    resolver.clients.map((client) => endpointWords(client, network)).join(', '),
    codes(resolver.serves),
  ]);
  const answers = resolvers.flatMap((resolver) =>
    answersOf(network, resolver).map(({ name, addresses }) => [
      code(resolver.name),
      code(name),
      codes(addresses),
    ]),
  );
  return section('Resolvers at Home', {
    blocks: [
      table(['Resolver', 'Program', 'Address', 'Asked By', 'Serves'], rows),
      table(['Resolver', 'Name', 'Answer'], answers),
    ].filter((block) => block !== null),
  });
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
