import { escapeMarkdown } from '@netloom/chart-kit';
import { type NetworkFacts, type Network, type PortRange } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { endpointWords } from './endpoint-words.ts';
import { policySection } from './policy-section.ts';

export function firewallSection({ network }: NetworkFacts): Section | null {
  return section('Firewall Rules', { sections: [portSection(network), policySection(network)] });
}

function portSection(network: Network): Section | null {
  const rows = network.firewall.flatMap(({ name, from, to, ports, purpose }) =>
    Array.from(
      Map.groupBy(ports, ({ protocol }) => protocol),
      ([protocol, own]) => [
        own.map(printNumbers).join(', '),
        protocol.toUpperCase(),
        endpointWords(from, network),
        endpointWords(to, network),
        purpose === null ? NONE : escapeMarkdown(purpose),
        escapeMarkdown(name),
      ],
    ),
  );
  return section('Required Ports (Home Network)', {
    blocks: [table(['Port', 'Protocol', 'Source', 'Destination', 'Purpose', 'Rule'], rows)],
  });
}

function printNumbers({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
