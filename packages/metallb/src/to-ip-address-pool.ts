import type { Drawn, From } from '@netloom/chart-kit';
import type { Pool } from '@netloom/network-model';
import type { MetalLbValues } from './values.ts';
import { withoutUnset } from './without-unset.ts';

type Item = Drawn<MetalLbValues>['ipAddressPools'][number];

export function toIpAddressPool(pool: Pool, from: From): Item {
  return from(pool, {
    name: pool.name,
    spec: {
      addresses: pool.addresses,
      autoAssign: pool.autoAssign,
      avoidBuggyIPs: pool.avoidBuggyIPs,
      ...withoutUnset({
        serviceAllocation:
          pool.allocation === null ? null : from(pool.allocation, withoutUnset(pool.allocation)),
      }),
    },
  });
}
