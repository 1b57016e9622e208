import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { Address4, Address6, Addresses, AnyAddress, AnyCidr } from './addresses.ts';
import { Certificates, Fingerprint } from './certificates.ts';
import { Interfaces } from './interfaces.ts';
import { Mtu, VlanId } from './numbers.ts';
import { Schedule } from './schedule.ts';
import { Alias, InterfaceName, SdnId, SecretKey } from './texts.ts';

const ProxmoxHost = z.strictObject({
  name: Name.describe('Name of the Proxmox host.'),
  address: Address4.describe('Its IPv4 address on the LAN; a VXLAN tunnel ends there.'),
  address6: Address6.optional().describe('Its IPv6 address on the LAN.'),
  interfaces: Interfaces,
  fingerprint: Fingerprint.optional().describe(
    'SHA-256 of the certificate of its API (`pvenode cert info`), by which jobs in the cluster know it; wins over `api.ca`.',
  ),
});

const Api = z.strictObject({
  ca: Certificates.optional().describe(
    "The CA of the hosts' certificates (/etc/pve/pve-root-ca.pem), for hosts without a fingerprint.",
  ),
  credentials: z
    .strictObject({
      existingSecret: Name.default('proxmox-api-token').describe('Secret with the API token.'),
      key: SecretKey.default('token').describe('Its key; it holds one line, user@realm!id=secret.'),
    })
    .prefault({})
    .describe('Where the API token lies; never the token itself.'),
});

const Zone = z.strictObject({
  name: SdnId.describe('Zone id: 2 to 8 letters and digits.'),
  type: z.enum(['vxlan', 'simple', 'vlan', 'qinq', 'evpn']).describe('How the zone carries its VNets.'),
  ipam: SdnId.default('pve').describe('The IPAM that keeps the addresses; `pve` is built in.'),
  mtu: Mtu.optional().describe('Bytes; Proxmox never derives it. VXLAN takes 50 of what the LAN carries.'),
  peers: z
    .array(AnyAddress)
    .optional()
    .describe('The VTEPs of a VXLAN zone; every Proxmox host unless stated.'),
  port: Port.default(4789).describe('UDP port of VXLAN.'),
  bridge: InterfaceName.optional().describe('The bridge that carries a vlan or qinq zone.'),
  tag: VlanId.optional().describe('The service VLAN of a qinq zone.'),
});

const VNetSubnet = z.strictObject({
  cidr: AnyCidr.describe('The subnet, IPv4 or IPv6.'),
  gateway: AnyAddress.optional().describe(
    'The subnet gateway. Proxmox configures it in simple and evpn zones only: elsewhere a guest must own it.',
  ),
  snat: z
    .boolean()
    .default(false)
    .describe('Whether Proxmox translates what leaves the subnet; simple and evpn zones only.'),
  dhcp: z.array(Addresses).default([]).describe('What the DHCP server of a simple zone hands out.'),
  reserved: z
    .array(Addresses)
    .default([])
    .describe('Addresses, CIDRs or ranges that nothing named here holds.'),
});

const VNet = z.strictObject({
  name: SdnId.describe('VNet id: 2 to 8 letters and digits; it is the name of the bridge on the hosts.'),
  zone: SdnId.describe('The zone that carries it.'),
  vni: z
    .int()
    .min(1)
    .max(16777215)
    .optional()
    .describe('The VXLAN network identifier, or the VLAN id in a vlan zone.'),
  mtu: Mtu.optional().describe("Bytes inside the VNet; the zone's unless stated."),
  alias: Alias.optional().describe('A remark that Proxmox shows; ASCII only, other characters vanish.'),
  subnets: z.array(VNetSubnet).default([]).describe('The subnets inside the VNet.'),
});

export const Proxmox = z.strictObject({
  version: z.literal([8, 9]).default(9).describe('Major version of Proxmox VE.'),
  hosts: z.array(ProxmoxHost).min(1).describe('The hosts of the Proxmox cluster.'),
  sdn: z
    .strictObject({
      zones: z.array(Zone).default([]).describe('The SDN zones.'),
      vnets: z.array(VNet).default([]).describe('The virtual networks of those zones.'),
    })
    .prefault({})
    .describe('The software-defined network between the hosts.'),
  api: Api.prefault({}).describe('How jobs in the cluster reach the API of the hosts.'),
  drift: z
    .strictObject({
      schedule: Schedule.default('*/15 * * * *').describe(
        'When to compare: five fields of cron, or a word such as @hourly.',
      ),
    })
    .optional()
    .describe('A CronJob that compares the SDN of the hosts with this file; it changes nothing.'),
  reconcile: z
    .strictObject({
      adopt: z
        .boolean()
        .default(false)
        .describe('Whether it takes over existing objects of the same names that something else created.'),
    })
    .optional()
    .describe('A Job that applies the SDN of this file to the hosts, once for each state; it never deletes.'),
});
