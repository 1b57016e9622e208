import * as z from 'zod';
import { NAME } from '../name-patterns.ts';
import { Name, Port } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { SourceRange } from './endpoints.ts';
import { Line, Tag } from './texts.ts';

const BalancedPort = z.strictObject({
  name: Name.optional().describe('Its name in the Service, which tells several ports apart.'),
  port: Port.describe('The port at the load balancer address.'),
  targetPort: Port.optional().describe("The pods' port; the same unless stated."),
  protocol: z.enum(['tcp', 'udp']).default('tcp').describe('Transport protocol.'),
  nodePort: Port.optional().describe(
    'The port of every node that leads to it (`via: nodePort`), e.g. 30080.',
  ),
});

/** What an exposure states that is not a web site: keys of load balancer addresses, node ports and devices of the tailnet. */
export const Balanced = z.strictObject({
  ports: z
    .array(BalancedPort)
    .min(1)
    .optional()
    .describe(
      "The ports at its load balancer address, of the nodes, or of its device; the Service's own port unless stated.",
    ),
  address: Address4.optional().describe(
    'The IPv4 address to ask for; one that the pool gives unless stated.',
  ),
  address6: Address6.optional().describe('The IPv6 address to ask for.'),
  pool: Name.optional().describe('The pool that gives the address; any that is open unless stated.'),
  from: z
    .array(SourceRange)
    .min(1)
    .optional()
    .describe('Who may connect, e.g. `segment:iot`; everybody who reaches the address unless stated.'),
  hostname: z
    .string()
    .regex(NAME, 'a device has 1 to 63 lower-case letters, digits and -')
    .optional()
    .describe('Name of its device in the tailnet (`via: tailscale`); NAMESPACE-SERVICE unless stated.'),
  tags: z.array(Tag).min(1).optional().describe('Tags of that device; `tag:k8s` unless stated.'),
  https: z
    .literal(true)
    .optional()
    .describe(
      '`true`: its device is a web site (`via: tailscale`): it answers at port 443 alone, with a certificate for its name in the tailnet, and asks the Service in plain http.',
    ),
  funnel: z
    .literal(true)
    .optional()
    .describe('`true`: the internet reaches that site, too, by Tailscale Funnel; with `https: true`.'),
  allowSharedIp: Line.optional().describe(
    'The value of `metallb.io/allow-shared-ip`: Services with one value, and other ports, may share an address.',
  ),
  externalTrafficPolicy: z
    .enum(['Cluster', 'Local'])
    .optional()
    .describe(
      '`Local` keeps the address of the client, and takes connections only on nodes that run its pods; `Cluster` unless stated.',
    ),
});
