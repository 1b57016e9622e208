import * as z from 'zod';

const Address = z.string().regex(/^[0-9a-fA-F.:]+$/, 'an IPv4 or IPv6 address');
const Mtu = z.int().min(576).max(65535);

/** Options of a zone under Proxmox' own names. */
export const ZoneSpec = z.strictObject({
  type: z.enum(['vxlan', 'simple', 'vlan', 'qinq']).describe('How the zone carries its VNets.'),
  ipam: z.string().optional().describe('The IPAM that keeps the addresses.'),
  mtu: Mtu.optional().describe('Bytes; Proxmox never derives it.'),
  peers: z.array(Address).optional().describe('VTEPs of a vxlan zone.'),
  'vxlan-port': z.int().min(1).max(65535).optional().describe('UDP port of VXLAN; 4789 unless stated.'),
  bridge: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/, 'a network interface')
    .optional()
    .describe('The bridge that carries a vlan or qinq zone.'),
  tag: z.int().min(1).max(4094).optional().describe('The service VLAN of a qinq zone.'),
  dhcp: z.literal('dnsmasq').optional().describe('The DHCP server for the ranges of a simple zone.'),
});

/** Options of a VNet under Proxmox' own names. */
export const VNetSpec = z.strictObject({
  zone: z.string().describe('The zone that carries it.'),
  tag: z.int().min(1).max(16777215).optional().describe('VXLAN network identifier, or VLAN id.'),
  alias: z
    .string()
    .regex(/^[\w ()*+,\-./:;<=>?@[\\\]^]{1,256}$/, 'letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_')
    .optional()
    .describe('A remark; Proxmox drops all characters but these.'),
});

/** Options of a subnet under Proxmox' own names. */
export const SubnetSpec = z.strictObject({
  vnet: z.string().describe('The VNet that it lies in.'),
  subnet: z
    .string()
    .regex(/^[0-9a-fA-F.:]+\/[0-9]{1,3}$/, 'a CIDR')
    .describe('The CIDR.'),
  gateway: Address.optional().describe('Configured in simple zones only; elsewhere a guest owns it.'),
  snat: z.boolean().optional().describe('Whether Proxmox translates what leaves; simple zones only.'),
  'dhcp-range': z
    .array(
      z.strictObject({
        'start-address': Address.describe('First address.'),
        'end-address': Address.describe('Last address.'),
      }),
    )
    .optional()
    .describe('What DHCP hands out.'),
});
