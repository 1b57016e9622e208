import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { acceptedRouteIsOwn } from './accepted-route-is-own.ts';
import { deviceNameTwice } from './device-name-twice.ts';
import { deviceSiteNotPossible } from './device-site-not-possible.ts';
import { nameserverAddressUnusable } from './nameserver-address-unusable.ts';
import { nameserverNotAsked } from './nameserver-not-asked.ts';
import { routeFromTwoConnectors } from './route-from-two-connectors.ts';
import { routeHoldsLan } from './route-holds-lan.ts';
import { routeInTailnetRange } from './route-in-tailnet-range.ts';
import { routeIsExitNode } from './route-is-exit-node.ts';
import { routeMissesPool } from './route-misses-pool.ts';
import { routeOfNothing } from './route-of-nothing.ts';
import { tailnetRangeNotCgnat } from './tailnet-range-not-cgnat.ts';
import { wireguardPortNotTailscale } from './wireguard-port-not-tailscale.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  acceptedRouteIsOwn,
  deviceNameTwice,
  deviceSiteNotPossible,
  nameserverAddressUnusable,
  nameserverNotAsked,
  routeFromTwoConnectors,
  routeHoldsLan,
  routeInTailnetRange,
  routeIsExitNode,
  routeMissesPool,
  routeOfNothing,
  tailnetRangeNotCgnat,
  wireguardPortNotTailscale,
];
