import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { Cidr4, Cidr6 } from './addresses.ts';
import { hasRange } from './conditions.ts';
import { EndpointText, Machine } from './endpoints.ts';

/** A VPN beside the tailnet. netloom does not configure it: its range is a claim, and traces follow it. */
export const Vpn = z
  .strictObject({
    name: Name.describe('Name of the VPN; `vpn:NAME` names its peers in rules and intents.'),
    kind: z
      .enum(['wireguard', 'other'])
      .default('wireguard')
      .describe('WireGuard, or OpenVPN, IPsec and whatever else.'),
    range: Cidr4.optional().describe('IPv4 CIDR of its peers, e.g. `10.6.0.0/24`.'),
    range6: Cidr6.optional().describe('IPv6 CIDR of its peers.'),
    endpoint: Machine.describe('Where peers connect to, e.g. `host:router`, `node:NAME` or an address.'),
    port: Port.optional().describe("UDP port of the endpoint; WireGuard's usual 51820 unless stated."),
    routes: z
      .array(EndpointText)
      .min(1)
      .describe(
        'What peers reach through it, e.g. `segment:servers`, `lan` or a CIDR: their AllowedIPs, as far as the endpoint lets them.',
      ),
  })
  .refine(hasRange, { error: 'it states range, range6 or both' });
