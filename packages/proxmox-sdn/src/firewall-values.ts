import * as z from 'zod';

const Comment = z
  .string()
  .regex(/^[\w ()*+,\-./:;<=>?@[\\\]^]{1,256}$/, 'letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_')
  .describe('Its purpose, and the mark by which netloom recognizes it.');

/** A rule under Proxmox' own names. */
const RuleSpec = z.strictObject({
  type: z.literal('in').describe('Direction.'),
  action: z.enum(['ACCEPT', 'DROP', 'REJECT']).describe('What happens to the packet.'),
  source: z
    .string()
    .max(512)
    .optional()
    .describe('Where it comes from: a CIDR, a range or +ipset; none is anywhere.'),
  dest: z
    .string()
    .max(512)
    .optional()
    .describe('Where it goes: a CIDR, a range or +ipset; none is anywhere.'),
  proto: z.enum(['tcp', 'udp']).describe('Protocol.'),
  dport: z
    .string()
    .regex(/^[0-9]{1,5}(:[0-9]{1,5})?(,[0-9]{1,5}(:[0-9]{1,5})?){0,14}$/, 'ports such as 80,443 or 2379:2380')
    .describe('Ports of the receiver.'),
  enable: z.literal([0, 1]).describe('1: on. Proxmox itself starts with 0.'),
  comment: Comment,
});

const Rule = z.strictObject({ name: z.string().describe('Name of the rule.'), spec: RuleSpec });

const IpSet = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{1,63}$/)
    .describe('Name of the IP set.'),
  spec: z.strictObject({ comment: Comment, cidrs: z.array(z.string()).describe('Addresses and CIDRs.') }),
});

const SecurityGroup = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{1,17}$/)
    .describe('Name of the security group.'),
  spec: z.strictObject({ comment: Comment, rules: z.array(Rule).describe('Its rules, in order.') }),
});

/** Rules for hosts and rules for guests are never mixed: Proxmox applies the first to hosts alone. */
export const FirewallValues = z
  .strictObject({
    ipsets: z.array(IpSet).default([]).describe('Sets of addresses that rules name.'),
    rules: z.array(Rule).default([]).describe('Datacenter rules: for the Proxmox hosts, never for guests.'),
    groups: z
      .array(SecurityGroup)
      .default([])
      .describe('Security groups: for the guests whose firewall names them.'),
  })
  .prefault({})
  .describe('Firewall rules. They do not turn the firewall on.');
