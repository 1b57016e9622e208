import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { AnyAddress } from './addresses.ts';
import { isCommunityInRange } from './conditions.ts';
import { Milliseconds, Seconds } from './durations.ts';
import { Asn } from './numbers.ts';
import { InterfaceName } from './texts.ts';

const COMMUNITY = /^(\d{1,5}:\d{1,5}|large:\d{1,10}:\d{1,10}:\d{1,10})$/;

const TOO_WIDE = {
  error: ({ input }: { readonly input?: unknown }): string =>
    `"${String(input)}" has a part that is too large: at most 65535, or 4294967295 after \`large:\``,
};

const Peer = z.strictObject({
  name: Name.describe('Name of the BGPPeer, or of what the load balancer has.'),
  myAsn: Asn.describe('The AS number of the cluster.'),
  peerAsn: Asn.describe('The AS number of the router.'),
  address: AnyAddress.describe('The address of the router, IPv4 or IPv6.'),
  port: Port.optional().describe("The router's port; 179 unless stated."),
  nodes: z.array(Name).default([]).describe('The nodes that peer; none means all of them.'),
  holdTime: Seconds.optional().describe('How long a session lasts without messages, e.g. `90s`.'),
  keepaliveTime: Seconds.optional().describe('How often a keepalive is sent, e.g. `30s`.'),
  ebgpMultiHop: z.boolean().default(false).describe('Whether the router may be more than one hop away.'),
  bfdProfile: Name.optional().describe('The BFD profile of the session.'),
  vrf: InterfaceName.optional().describe('The VRF of the session.'),
  existingSecret: Name.optional().describe(
    "Secret with the `password`: of type kubernetes.io/basic-auth in MetalLB's namespace, or with Cilium in kube-system.",
  ),
});

const Advertisement = z.strictObject({
  name: Name.describe('Name of the BGPAdvertisement.'),
  pools: z
    .array(Name)
    .default([])
    .describe('The pools it announces; none means all of them, as always with Cilium.'),
  peers: z.array(Name).default([]).describe('The peers that receive them; none means all of them.'),
  nodes: z.array(Name).default([]).describe('The nodes named as next hop; none means all of them.'),
  aggregationLength: z
    .int()
    .min(1)
    .max(32)
    .optional()
    .describe('Prefix length that IPv4 addresses are aggregated to.'),
  aggregationLength6: z
    .int()
    .min(1)
    .max(128)
    .optional()
    .describe('Prefix length that IPv6 addresses are aggregated to.'),
  localPref: z.int().min(0).max(4294967295).optional().describe('BGP local preference; the higher one wins.'),
  communities: z
    .array(
      z
        .string()
        .regex(
          new RegExp(`${COMMUNITY.source}|^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`),
          'a community is 64512:100, large:1:2:3 or the name of one',
        )
        .refine(isCommunityInRange, TOO_WIDE),
    )
    .default([])
    .describe('Communities, by value or by a name of `communities`.'),
});

export const Bgp = z.strictObject({
  peers: z.array(Peer).default([]).describe('The routers that the nodes peer with.'),
  advertisements: z.array(Advertisement).default([]).describe('What is advertised to the routers.'),
});

export const BfdProfile = z.strictObject({
  name: Name.describe('Name of the BFDProfile.'),
  receiveInterval: Milliseconds.optional().describe('The least time between packets it takes, e.g. `300ms`.'),
  transmitInterval: Milliseconds.optional().describe(
    'The least time between packets it sends, e.g. `300ms`.',
  ),
  detectMultiplier: z
    .int()
    .min(2)
    .max(255)
    .optional()
    .describe('Packets lost until the peer counts as dead.'),
  echoMode: z.boolean().default(false).describe('Whether echo packets are used.'),
  passiveMode: z.boolean().default(false).describe('Whether it waits for the peer to begin.'),
});

export const Community = z.strictObject({
  name: Name.describe('Name of the Community object.'),
  communities: z
    .array(
      z.strictObject({
        name: Name.describe('The name to use in advertisements.'),
        value: z
          .string()
          .regex(COMMUNITY, 'a community is 64512:100 or large:1:2:3')
          .refine(isCommunityInRange, TOO_WIDE)
          .describe('The value on the wire.'),
      }),
    )
    .min(1)
    .describe('Names and their values.'),
});
