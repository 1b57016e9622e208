import * as z from 'zod';
import { EndpointText, TargetText } from './endpoints.ts';

export const Intent = z.strictObject({
  from: EndpointText.describe('Where the packet starts.'),
  to: TargetText.describe(
    'Where it goes: `https://host/path`, `tcp://address-or-name:port`, or an endpoint.',
  ),
  expect: z.enum(['allow', 'deny']).describe('Whether it must arrive.'),
});
