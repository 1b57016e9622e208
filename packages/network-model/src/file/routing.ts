import * as z from 'zod';
import { Port } from '../names.ts';
import { EndpointText, ForwardTargetText, OpeningTargetText, PublicSourceText } from './endpoints.ts';
import { Ports } from './ports.ts';
import { refuse } from './refuse.ts';
import { forwardMistakes, routingMistakes } from './routing-mistakes.ts';

const Allowed = z.strictObject({
  from: EndpointText.describe('Who opens the connection, e.g. `segment:iot`.'),
  to: EndpointText.describe('Who accepts it, e.g. `host:nas`.'),
  ports: z
    .array(Ports)
    .default([])
    .describe('Ports of the accepting side, e.g. `445/tcp`; every port unless stated.'),
});

const From = z
  .array(PublicSourceText)
  .default([])
  .describe(
    'The clients on the internet that it is for: addresses, CIDRs or ranges, e.g. `203.0.113.0/24`, or `cloudflare` for its edge; everyone unless stated.',
  );

const Forward = z
  .strictObject({
    port: Ports.describe('The port at the public address, or a range, e.g. `443/tcp`.'),
    to: ForwardTargetText.describe(
      'What it leads to: `ingress` (`ingress:NAME` where there are several), one host, node, pool or service with an address at home, or that address. The router itself (`host:NAME`) answers the port, such as that of its WireGuard.',
    ),
    targetPort: Port.optional().describe('The port inside; the same unless stated.'),
    from: From,
  })
  .check(refuse(forwardMistakes));

const Opening = z.strictObject({
  to: OpeningTargetText.describe(
    'What is reached at its own IPv6 address: `ingress` (`ingress:NAME` where there are several), one host, node, pool or service, or that address.',
  ),
  ports: z.array(Ports).min(1).describe('The ports that are open, e.g. `443/tcp`.'),
  from: From,
});

/** What the router does. netloom does not manage it: traces follow it. */
export const Routing = z
  .strictObject({
    between: z
      .enum(['open', 'stated'])
      .optional()
      .describe(
        'What passes from one segment to another: `open` is everything, `stated` is what `allows` names, and nothing else. Unknown unless stated.',
      ),
    allows: z.array(Allowed).default([]).describe('Traffic between segments that the router lets through.'),
    forwards: z
      .array(Forward)
      .min(1)
      .optional()
      .describe(
        'Ports of the public address that the router forwards (port forwarding, destination NAT): these, and no others. Unknown unless stated.',
      ),
    openings: z
      .array(Opening)
      .optional()
      .describe(
        "IPv6 addresses at home that the router's firewall lets the internet reach, without any translation: these, and no others. Unknown unless stated; `[]` is none.",
      ),
  })
  .check(refuse(routingMistakes));
