import { compareDiagnostics, type Diagnostic, type Waived } from '@netloom/diagnostics';
import { FLEET_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { waive } from '../waivers/waive.ts';
import type { CheckOptions, CheckedNetwork } from './check-loaded.ts';
import { splitByFile } from './imported-findings.ts';

/** The findings across several networks, beyond those in each; a waiver of any of them covers one in any of their files. */
export function checkFleet(
  networks: readonly CheckedNetwork[],
  { today }: CheckOptions = {},
): { readonly diagnostics: readonly Diagnostic[]; readonly waived: readonly Waived[] } {
  const waived: Waived[] = [];
  const findings = run(FLEET_RULES, { networks: networks.map(({ facts }) => facts) });
  const { own, imported } = splitByFile(findings, new Set(networks.map(({ source }) => source.file)));
  let left = own;
  for (const { facts } of networks) {
    const result = waive(facts, { findings: left, today: today ?? null });
    left = result.diagnostics;
    waived.push(...result.waived);
  }
  return { diagnostics: [...left, ...imported].toSorted(compareDiagnostics), waived };
}
