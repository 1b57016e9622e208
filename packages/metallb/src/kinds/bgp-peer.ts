import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { LabelSelector } from './label-selector.ts';

const Asn = z.int().min(0).max(4294967295);
const Seconds = z.string().regex(/^[0-9]+s$/, 'a time is written in whole seconds, such as 90s');

/** The peer's password is not here: it is only ever read from a Secret. */
const BGPPeerSpec = z.strictObject({
  myASN: Asn.describe('AS number of the cluster.'),
  peerASN: Asn.optional().describe('AS number of the router.'),
  peerAddress: z.string().optional().describe('Address of the router.'),
  peerPort: z.int().min(1).max(16384).optional().describe('Port of the router; 179 unless stated.'),
  sourceAddress: z.string().optional().describe('Address to connect from.'),
  routerID: z.string().optional().describe('BGP router ID of the nodes.'),
  holdTime: Seconds.optional().describe('BGP hold time; 0s or at least 3s.'),
  keepaliveTime: Seconds.optional().describe('BGP keepalive time; not above the hold time.'),
  ebgpMultiHop: z.boolean().optional().describe('true where the router is more than one hop away.'),
  bfdProfile: z.string().optional().describe('BFDProfile that watches the session.'),
  vrf: z.string().optional().describe('VRF of the host to peer in.'),
  nodeSelectors: z.array(LabelSelector).optional().describe('Nodes that peer; none is every node.'),
  passwordSecret: z
    .strictObject({
      name: z.string().describe('Secret of type kubernetes.io/basic-auth.'),
      namespace: z.string().describe("MetalLB's namespace."),
    })
    .optional()
    .describe('Where the session password is.'),
});

/** A router that the nodes peer with. */
export const BGPPeer = defineKind({
  apiVersion: 'metallb.io/v1beta2',
  kind: 'BGPPeer',
  plural: 'bgppeers',
  scope: 'Namespaced',
  spec: BGPPeerSpec,
});
