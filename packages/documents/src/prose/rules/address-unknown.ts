import { Address } from '@netloom/addresses';
import { linkOf } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

/** Whether it is said of addresses that nothing holds them. */
function saysFree(text: string): boolean {
  return /\b(?:free|unused|available)\b/i.test(text);
}

export const addressUnknown: ProseRule = {
  code: 'prose-address-unknown',
  severity: 'info',
  description: 'An address of the home network or of a VNet is held by something that the network states.',
  *check({ mentions, cells, text }, facts) {
    if ([text, ...cells.map(({ column }) => column)].some(saysFree)) return;
    for (const mention of mentions) {
      const { addresses } = mention;
      const link = linkOf(facts, addresses);
      // devices give themselves addresses of IPv6
      if (!(addresses instanceof Address) || link === null || addresses.family === 6) continue;
      const { family, value } = addresses;
      const isHeld = facts.claims.some(
        ({ interval }) => interval.family === family && interval.first <= value && value <= interval.last,
      );
      if (isHeld) continue;
      yield {
        message: `nothing in the network holds ${addresses.toString()}`,
        at: mention,
        related: [{ message: `it is in ${link.cidr.toString()}`, at: facts.facts.origins.of(link) }],
        help: 'state its host in network.yaml (`lan.hosts`), so that no pool is ever put over it',
      };
    }
  },
};
