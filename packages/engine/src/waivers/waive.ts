import { placeOf, type Diagnostic, type Origins, type Waived } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';
import { covers, hasExpired } from './waiver-facts.ts';

/** The waivers of a network, and where they are written. */
export interface Waivers {
  readonly network: Pick<Network, 'waivers'>;
  readonly origins: Origins;
}

/** Splits findings into those that count and those that a waiver still covers. */
export function waive(
  { network, origins }: Waivers,
  { findings, today }: { readonly findings: readonly Diagnostic[]; readonly today: string | null },
): { readonly diagnostics: readonly Diagnostic[]; readonly waived: readonly Waived[] } {
  const waivers = network.waivers.filter((waiver) => !hasExpired(waiver, today));
  const diagnostics: Diagnostic[] = [];
  const waived: Waived[] = [];
  for (const finding of findings) {
    const waiver = waivers.find((one) => covers(one, finding));
    if (waiver === undefined) {
      diagnostics.push(finding);
      continue;
    }
    const { reason, until } = waiver;
    waived.push({ diagnostic: finding, waiver: { reason, until, range: placeOf(origins.of(waiver)) } });
  }
  return { diagnostics, waived };
}
