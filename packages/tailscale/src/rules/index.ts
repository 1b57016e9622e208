import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { routeMissesPool } from './route-misses-pool.ts';
import { tailnetRangeNotCgnat } from './tailnet-range-not-cgnat.ts';
import { wireguardPortNotTailscale } from './wireguard-port-not-tailscale.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  routeMissesPool,
  tailnetRangeNotCgnat,
  wireguardPortNotTailscale,
];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
