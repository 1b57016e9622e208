import { annotatedSpec, namedSpec, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import { Connector } from './kinds/connector.ts';
import { DNSConfig } from './kinds/dns-config.ts';
import { Ingress } from './kinds/ingress.ts';
import { ProxyClass } from './kinds/proxy-class.ts';

export const TailscaleValues = z.strictObject({
  connectors: z
    .array(namedSpec(Connector))
    .default([])
    .describe('Subnet routers and exit nodes of the tailnet.'),
  proxyClasses: z.array(namedSpec(ProxyClass)).default([]).describe('How the pods of the connectors look.'),
  ingresses: z
    .array(annotatedSpec(Ingress))
    .optional()
    .describe('Sites of devices in the tailnet, beside the Services of apps; none if unset.'),
  dnsConfigs: z
    .array(namedSpec(DNSConfig))
    .max(1)
    .default([])
    .describe(
      "Tailscale's nameserver for ts.net inside the cluster, one at most; CoreDNS must forward to it.",
    ),
});
export type TailscaleValues = ReadonlyDeep<z.output<typeof TailscaleValues>>;
