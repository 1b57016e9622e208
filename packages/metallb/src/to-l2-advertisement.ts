import type { Drawn, From } from '@netloom/chart-kit';
import type { L2Advertisement } from '@netloom/network-model';
import { toNodeSelectors } from './node-selectors.ts';
import type { MetalLbValues } from './values.ts';
import { withoutUnset } from './without-unset.ts';

type Item = Drawn<MetalLbValues>['l2Advertisements'][number];

export function toL2Advertisement(advertisement: L2Advertisement, from: From): Item {
  const { name, pools, interfaces } = advertisement;
  return from(advertisement, {
    name,
    spec: withoutUnset({ ipAddressPools: pools, nodeSelectors: toNodeSelectors(advertisement), interfaces }),
  });
}
