import { escapeMarkdown } from '@netloom/chart-kit';
import { printEndpoint, type Network } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code, codes } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

export function tailnetSection({ tailnet, subnets, routes }: Network): Section | null {
  if (tailnet === null) return null;
  const ranges = subnets.filter(({ space }) => space === 'tailnet').map(({ cidr }) => cidr);
  const advertised = [...new Set(routes.map(({ cidr }) => cidr.toString()))];
  return section('Tailscale Networks', {
    blocks: [
      table(
        ['Network', 'Purpose'],
        [
          ...ranges.map((cidr) => [code(cidr), 'Tailscale device IPs']),
          ['Advertised Routes', codes(advertised)],
        ],
      ),
      table(
        ['Route', 'Connector', 'For'],
        routes.map((route) => [
          code(route.cidr),
          escapeMarkdown(route.connector),
          escapeMarkdown(printEndpoint(route.for)),
        ]),
      ),
    ],
  });
}
