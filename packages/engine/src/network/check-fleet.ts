import { compareDiagnostics, type Diagnostic, type Waived } from '@netloom/diagnostics';
import { FLEET_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { waive } from '../waivers/waive.ts';
import type { CheckOptions, CheckedNetwork } from './check-network.ts';

/** What is wrong among several networks, beyond what is wrong in each; a waiver of any of them covers it. */
export function checkFleet(
  networks: readonly CheckedNetwork[],
  { today }: CheckOptions = {},
): { readonly diagnostics: readonly Diagnostic[]; readonly waived: readonly Waived[] } {
  const waived: Waived[] = [];
  let left = run(FLEET_RULES, { networks: networks.map(({ facts }) => facts) });
  for (const { facts } of networks) {
    const judged = waive(facts, { findings: left, today: today ?? null });
    left = judged.diagnostics;
    waived.push(...judged.waived);
  }
  return { diagnostics: left.toSorted(compareDiagnostics), waived };
}
