import * as z from 'zod';
import { Name } from '../names.ts';
import { EndpointText } from './endpoints.ts';
import { Ports } from './ports.ts';
import { Line } from './texts.ts';

export const FirewallRule = z.strictObject({
  name: Name.describe('Name of the rule.'),
  from: EndpointText.describe('Who opens the connection: a zone, a named thing, an address, CIDR or range.'),
  to: EndpointText.describe(
    'Who accepts it. A `service:` lets them in by a network policy, where its namespace denies incoming traffic.',
  ),
  ports: z.array(Ports).min(1).describe('Ports of the accepting side, e.g. `443/tcp` or `2379-2380/tcp`.'),
  purpose: Line.optional().describe('What it is for, in one line.'),
});
