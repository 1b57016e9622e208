import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { SourceRange } from './endpoints.ts';
import { Line } from './texts.ts';

const BalancedPort = z.strictObject({
  name: Name.optional().describe('Its name in the Service, which tells several ports apart.'),
  port: Port.describe('The port at the load balancer address.'),
  targetPort: Port.optional().describe("The pods' port; the same unless stated."),
  protocol: z.enum(['tcp', 'udp']).default('tcp').describe('Transport protocol.'),
});

/** What an exposure with `via: loadBalancer` states beside its host. */
export const Balanced = z.strictObject({
  ports: z
    .array(BalancedPort)
    .min(1)
    .optional()
    .describe("The ports at its load balancer address; the Service's own port unless stated."),
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
