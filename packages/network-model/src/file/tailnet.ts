import * as z from 'zod';
import { Name } from '../names.ts';
import { Address4, AnyCidr, Cidr4, Cidr6 } from './addresses.ts';
import { isConnectorInUse } from './conditions.ts';
import { Advertised, SourceRange } from './endpoints.ts';
import { Tag } from './texts.ts';

const Connector = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])$/,
        'a Connector has 2 to 63 lower-case letters, digits and -',
      )
      .describe('Name of the Connector, and of its device in the tailnet.'),
    tags: z.array(Tag).min(1).default(['tag:k8s']).describe('The tags of its device.'),
    advertise: z
      .array(Advertised)
      .default([])
      .describe('What the tailnet reaches through it: pods, services, pools and so on, or CIDRs.'),
    exitNode: z.boolean().default(false).describe('Whether devices may send all their traffic through it.'),
    replicas: z.int().min(1).max(10).default(1).describe('How many devices share the routes.'),
    proxyClass: Name.optional().describe('The ProxyClass of its pods.'),
  })
  .refine(isConnectorInUse, {
    message: 'it does nothing: give it routes to advertise, or exitNode: true',
  });

const Site = z.strictObject({
  name: Name.describe('Name of the place, or of its subnet router.'),
  routes: z
    .array(AnyCidr)
    .min(1)
    .describe('The networks that its router advertises, e.g. `192.168.50.0/24`.'),
});

export const Tailnet = z.strictObject({
  namespace: Name.default('tailscale').describe("Namespace of Tailscale's operator."),
  range: Cidr4.prefault('100.64.0.0/10').describe(
    'The IPv4 addresses of devices; Tailscale has only this range.',
  ),
  range6: Cidr6.prefault('fd7a:115c:a1e0::/48').describe('The IPv6 addresses of devices.'),
  oauth: z
    .strictObject({
      existingSecret: Name.default('operator-oauth').describe(
        'Secret with the keys client_id and client_secret.',
      ),
    })
    .prefault({})
    .describe("Where the operator's OAuth client lies; never the client itself."),
  nameserver: z
    .strictObject({ address: Address4.describe('Its ClusterIP, so that CoreDNS knows it in advance.') })
    .optional()
    .describe(
      "Tailscale's nameserver inside the cluster: pods find by ts.net names what its proxies lead to.",
    ),
  acceptRoutes: z
    .array(SourceRange)
    .default([])
    .describe(
      'Which nodes and hosts take the routes of others (`tailscale set --accept-routes`), e.g. `host:nas`; what the router takes counts for whoever it routes.',
    ),
  sites: z
    .array(Site)
    .default([])
    .describe('Other places of the tailnet, whose subnet routers advertise networks: known, not configured.'),
  connectors: z.array(Connector).default([]).describe('Subnet routers and exit nodes inside the cluster.'),
});
