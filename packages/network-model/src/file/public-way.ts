import * as z from 'zod';
import { Address4 } from './addresses.ts';
import { publicWayMistakes } from './public-way-mistakes.ts';
import { refuse } from './refuse.ts';
import { PlainHostname } from './texts.ts';

/** The address that a router has on the internet: records of published hosts lead to it. */
export const PublicWay = z
  .strictObject({
    address: Address4.optional().describe('The IPv4 address, where it is fixed, e.g. `198.51.100.7`.'),
    ddns: PlainHostname.optional().describe(
      'The name that a DDNS client keeps at the address, where that changes, e.g. `home.example.net`.',
    ),
    hairpin: z
      .boolean()
      .optional()
      .describe(
        'Whether devices at home reach forwarded ports at the public address, too (hairpin NAT); unknown unless stated.',
      ),
  })
  .check(refuse(publicWayMistakes));
