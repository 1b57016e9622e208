import { IntervalSet } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeAddresses, describeHolder } from '../shared/describe.ts';

export const tailnetRangeInUse: Rule<NetworkFacts> = {
  code: 'tailnet-range-in-use',
  severity: 'error',
  description: "Where Tailscale is on, nothing else has addresses of Tailscale's ranges.",
  *check({ ledger }) {
    const conflicts = ledger.conflicts.filter(({ code }) => code === 'tailnet-range-in-use');
    const subnets = conflicts.filter(({ inner }) => inner.purpose === 'subnet');
    const reported = IntervalSet.of(subnets.map(({ inner }) => inner.interval));
    for (const { outer, inner } of conflicts) {
      if (inner.purpose !== 'subnet' && reported.covers(inner.interval)) continue;
      const range = describeAddresses(outer);
      yield {
        message: `${describeHolder(inner)} ${describeAddresses(inner)} overlaps Tailscale's own ${range}`,
        at: inner.origin,
        related: [{ message: 'Tailscale is on', at: outer.origin }],
        help: 'use addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16: machines in the tailnet drop packets from that range that arrive on another interface',
      };
    }
  },
};
