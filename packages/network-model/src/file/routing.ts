import * as z from 'zod';
import { EndpointText } from './endpoints.ts';
import { Ports } from './ports.ts';

const Allowed = z.strictObject({
  from: EndpointText.describe('Who opens the connection, e.g. `segment:iot`.'),
  to: EndpointText.describe('Who accepts it, e.g. `host:nas`.'),
  ports: z
    .array(Ports)
    .default([])
    .describe('Ports of the accepting side, e.g. `445/tcp`; every port unless stated.'),
});

/** What the router does with traffic between segments. netloom does not manage it: traces follow it. */
export const Routing = z.strictObject({
  between: z
    .enum(['open', 'stated'])
    .describe(
      'What passes from one segment to another: `open` is everything, `stated` is what `allows` names, and nothing else.',
    ),
  allows: z.array(Allowed).default([]).describe('Traffic between segments that the router lets through.'),
});
