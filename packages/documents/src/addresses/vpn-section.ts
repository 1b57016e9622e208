import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { printEndpoint, vpnEntry, type Network, type Vpn } from '@netloom/network-model';
import { endpointWords } from '../firewall/endpoint-words.ts';
import { table } from '../markdown/blocks.ts';
import { codes, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

const KINDS = { wireguard: 'WireGuard', other: 'other' } as const;

/** VPNs beside the tailnet, which netloom does not manage. */
export function vpnSection(network: Network): Section | null {
  if (network.vpns.length === 0) return null;
  return section('VPNs', {
    blocks: [
      table(
        ['VPN', 'Kind', 'Peers', 'Endpoint', 'UDP Port', 'From the Internet', 'Peers Reach'],
        network.vpns.map((vpn) => [
          escapeMarkdown(vpn.name),
          KINDS[vpn.kind],
          codes(vpn.ranges),
          endpointWords(vpn.endpoint, network),
          vpn.port === null ? NONE : String(vpn.port),
          entryOf(network, vpn),
          vpn.routes.map((route) => codeSpan(printEndpoint(route))).join(', '),
        ]),
      ),
    ],
  });
}

function entryOf(network: Network, vpn: Vpn): string {
  const entry = vpnEntry(network, vpn);
  switch (entry.kind) {
    case 'router':
      return 'the router answers itself';
    case 'forwarded':
      return `the router forwards ${entry.forward.port.first}`;
    case 'closed':
      return 'the router does not forward it';
    case 'taken':
      return 'the router forwards its port to something else';
    case 'unknown':
      return 'not stated';
    default:
      return entry satisfies never;
  }
}
