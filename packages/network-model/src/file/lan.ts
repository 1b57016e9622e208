import * as z from 'zod';
import { Name } from '../names.ts';
import { Address4, Address6, Addresses, Cidr4, Cidr6 } from './addresses.ts';
import { Mtu, VlanId } from './numbers.ts';
import { PublicWay } from './public-way.ts';
import { MacAddress } from './texts.ts';

/** Something with a fixed address on the LAN. */
export const LanHost = z.strictObject({
  name: Name.describe('Name of the host; `host:NAME` names it in rules and intents.'),
  address: Address4.describe('Its fixed IPv4 address on the LAN.'),
  address6: Address6.optional().describe('Its fixed IPv6 address on the LAN.'),
  mac: MacAddress.optional().describe(
    'Where the DHCP server gives it the address: that may lie inside the DHCP range then.',
  ),
});

const Gateway = LanHost.extend({
  proxyArp: z
    .boolean()
    .optional()
    .describe(
      'Whether it answers ARP and NDP on the LAN for load balancer addresses that it has a BGP route to (local proxy ARP); unknown unless stated.',
    ),
  public: PublicWay.optional().describe('Its address on the internet.'),
});

export const Lan = z.strictObject({
  cidr: Cidr4.describe('The IPv4 subnet of the home network, e.g. `192.168.7.0/24`.'),
  cidr6: Cidr6.optional().describe('The IPv6 prefix of the home network.'),
  mtu: Mtu.optional().describe('Bytes that fit into one packet; Ethernet carries 1500.'),
  gateway: Gateway.optional().describe('The router that leads out of the LAN.'),
  dhcp: z
    .array(Addresses)
    .default([])
    .describe('What the DHCP server hands out: nothing else may hold these addresses.'),
  reserved: z
    .array(Addresses)
    .default([])
    .describe('Addresses, CIDRs or ranges that are kept free or held by nothing named here.'),
  hosts: z.array(LanHost).default([]).describe('Everything else with a fixed address.'),
});

/** One of several links of the home network. */
export const Segment = z.strictObject({
  name: Name.describe('Name of the segment; `segment:NAME` names it in rules and intents.'),
  vlan: VlanId.optional().describe('Its VLAN id; none where it is untagged.'),
  cidr: Cidr4.describe('Its IPv4 subnet, e.g. `10.0.10.0/24`.'),
  cidr6: Cidr6.optional().describe('Its IPv6 prefix.'),
  mtu: Mtu.optional().describe('Bytes that fit into one packet; Ethernet carries 1500.'),
  gateway: Address4.optional().describe(
    "The router's IPv4 address in it, or that of one of its hosts; none where nothing is routed.",
  ),
  gateway6: Address6.optional().describe("The router's IPv6 address in it."),
  dhcp: z
    .array(Addresses)
    .default([])
    .describe('What the DHCP server hands out: nothing without a `mac` may hold these addresses.'),
  reserved: z
    .array(Addresses)
    .default([])
    .describe('Addresses, CIDRs or ranges that are kept free or held by nothing named here.'),
  hosts: z.array(LanHost).default([]).describe('Everything in it with a fixed address, but for nodes.'),
});

export const Router = z.strictObject({
  name: Name.default('router').describe('Name of the router; `host:NAME` names it in rules and intents.'),
  proxyArp: z
    .boolean()
    .optional()
    .describe(
      'Whether it answers ARP and NDP for load balancer addresses that it has a BGP route to (local proxy ARP); unknown unless stated.',
    ),
  public: PublicWay.optional().describe('Its address on the internet.'),
});
