import type { DnsZone } from '../network.ts';
import type { Dns01 } from './dns-provider.ts';
import { providerOf } from './index.ts';

/** How cert-manager proves names of the zone; null where it cannot. */
export function dns01Of(zone: DnsZone): Dns01 | null {
  const { webhook } = zone.solver;
  if (webhook === null) return providerOf(zone).solver(zone);
  const { groupName, solverName, config } = webhook;
  return { webhook: { groupName, solverName, ...(config !== null && { config }) } };
}
