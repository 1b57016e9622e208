import * as z from 'zod';
import { Name } from '../names.ts';
import { Addresses, Block } from './addresses.ts';
import { Bgp, BfdProfile, Community } from './bgp.ts';
import { loadBalancerMistakes } from './load-balancer-mistakes.ts';
import { refuse } from './refuse.ts';
import { InterfaceName, Labels, Line, ServiceReference } from './texts.ts';

const Selector = z.strictObject({ matchLabels: Labels.describe('All of these labels.') });

const ServiceAllocation = z.strictObject({
  priority: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('The lower number is tried first; 0 or nothing is last.'),
  namespaces: z.array(Name).default([]).describe('Namespaces whose Services may take an address.'),
  namespaceSelectors: z.array(Selector).default([]).describe('The same by labels of the namespace.'),
  serviceSelectors: z.array(Selector).default([]).describe('Services that may take an address, by label.'),
});

const Pool = z.strictObject({
  name: Name.describe('Name of the pool: an IPAddressPool, or what the load balancer has.'),
  addresses: z
    .array(Block)
    .min(1)
    .describe('CIDRs and ranges; a single address is written `192.168.7.230/32`.'),
  autoAssign: z
    .boolean()
    .default(true)
    .describe('Whether any Service may get an address; false leaves them to Services that ask by name.'),
  avoidBuggyIPs: z
    .boolean()
    .default(false)
    .describe('Whether addresses that end in .0 and .255 are skipped.'),
  serviceAllocation: ServiceAllocation.optional().describe(
    'Which Services the pool is for; every one unless stated.',
  ),
});

const L2Advertisement = z.strictObject({
  name: Name.describe('Name of the L2Advertisement, or of what the load balancer has.'),
  pools: z.array(Name).default([]).describe('The pools it announces; none means all of them.'),
  nodes: z.array(Name).default([]).describe('The nodes that announce; none means all of them.'),
  interfaces: z
    .array(InterfaceName)
    .default([])
    .describe('The interfaces to announce on; none means all of them.'),
});

const Allocation = z.strictObject({
  addresses: Addresses.describe('The address, CIDR or range that the row is about.'),
  service: ServiceReference.optional().describe(
    'The Service that holds it, `NAMESPACE/NAME`; nothing calls it available.',
  ),
  allowSharedIp: Line.optional().describe(
    'The value of `metallb.io/allow-shared-ip` on that Service: Services with one value may share an address.',
  ),
});

export const LoadBalancer = z
  .strictObject({
    by: z
      .enum(['metallb', 'cilium', 'kube-vip', 'none'])
      .default('metallb')
      .describe(
        'What gives Services their addresses. netloom installs and configures `metallb`, and delivers the pools, announcements and BGP sessions of `cilium`; of `kube-vip` it only knows. `none`: nothing in the cluster does.',
      ),
    namespace: Name.default('metallb-system').describe(
      "MetalLB's namespace; its objects are only read there.",
    ),
    pools: z.array(Pool).min(1).describe('Addresses that the load balancer may hand out.'),
    l2Advertisements: z
      .array(L2Advertisement)
      .default([])
      .describe(
        'Pools that are announced by ARP and NDP; with Cilium its announcement policies, with kube-vip the nodes that it runs on.',
      ),
    bgp: Bgp.prefault({}).describe('Pools that are announced to routers, by MetalLB or Cilium.'),
    bfdProfiles: z.array(BfdProfile).default([]).describe('How fast a dead BGP peer is noticed.'),
    communities: z.array(Community).default([]).describe('Names for BGP communities.'),
    allocations: z
      .array(Allocation)
      .default([])
      .describe('What a document states about who has which address: checked, never applied.'),
  })
  .check(refuse(loadBalancerMistakes));
