import { Cidr } from '@netloom/addresses';
import type { ProseRule } from '../prose-rule.ts';

export const tailnetRange: ProseRule = {
  code: 'prose-tailnet-range',
  severity: 'error',
  description: "The range of the tailnet's devices is the one that the network has.",
  *check({ mentions, text }, { network, facts }) {
    if (!/tailscale|tailnet/i.test(text)) return;
    const ranges = network.subnets.filter(({ space }) => space === 'tailnet');
    for (const mention of mentions) {
      const { addresses } = mention;
      // everything, and the unique local addresses that a tailnet's are among, are named beside it for other reasons
      if (!(addresses instanceof Cidr) || addresses.prefix === 0 || addresses.family === 6) continue;
      const meant = ranges.find(({ cidr }) => addresses.contains(cidr) && !addresses.equals(cidr));
      if (meant === undefined) continue;
      yield {
        message: `${addresses.toString()} is more than the tailnet has: its devices are in ${meant.cidr.toString()}`,
        at: mention,
        related: [{ message: `the range is ${meant.cidr.toString()}`, at: facts.origins.of(meant) }],
        help: 'write the range of the tailnet: addresses outside of it belong to others',
        replacement: meant.cidr.toString(),
      };
    }
  },
};
