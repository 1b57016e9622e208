import { namedSpec, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import { Connector } from './kinds/connector.ts';
import { ProxyClass } from './kinds/proxy-class.ts';

export const TailscaleValues = z.strictObject({
  connectors: z
    .array(namedSpec(Connector))
    .default([])
    .describe('Subnet routers and exit nodes of the tailnet.'),
  proxyClasses: z.array(namedSpec(ProxyClass)).default([]).describe('How the pods of the connectors look.'),
});
export type TailscaleValues = ReadonlyDeep<z.output<typeof TailscaleValues>>;
