import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

/** RFC 4271, section 4.2: nothing, or three seconds at least. */
const LEAST_HOLD = 3;

export const bgpTimers: Rule<NetworkFacts> = {
  code: 'bgp-timers',
  severity: 'error',
  description: 'A hold time is 0 or at least 3 seconds, and no shorter than the keepalive time.',
  *check({ network, origins }) {
    for (const peer of network.bgpPeers) {
      const { name, holdTime, keepaliveTime } = peer;
      // MetalLB takes three keepalives where only that is stated, so that no hold time is wrong by itself then.
      if (holdTime === null) continue;
      if (holdTime > 0 && holdTime < LEAST_HOLD) {
        yield {
          message: `BGP peer "${name}" has a hold time of ${holdTime}s: BGP allows 0 (never) and ${LEAST_HOLD}s or more`,
          at: origins.of(peer, 'holdTime'),
          help: 'write 3s or more; for a faster notice use a BFD profile',
        };
      } else if (keepaliveTime !== null && keepaliveTime > holdTime) {
        yield {
          message: `BGP peer "${name}" has a keepalive time of ${keepaliveTime}s, but a hold time of ${holdTime}s`,
          at: origins.of(peer, 'keepaliveTime'),
          related: [{ message: `the hold time, ${holdTime}s`, at: origins.of(peer, 'holdTime') }],
          help: 'a third of the hold time is usual, and is the default of MetalLB',
        };
      }
    }
  },
};
