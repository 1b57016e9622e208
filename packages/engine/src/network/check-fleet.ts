import { compareDiagnostics, OriginMap, placeOnly, type Diagnostic, type Waived } from '@netloom/diagnostics';
import { fleetNetwork, type FleetNetwork, type NetworkFacts } from '@netloom/network-model';
import { FLEET_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { waive, type Waivers } from '../waivers/waive.ts';
import type { CheckedNetwork, CheckOptions } from './check-loaded.ts';
import { splitByFile } from './imported-findings.ts';

/** What is kept of a network until all of a fleet are read. */
export interface FleetMember {
  readonly file: string;
  readonly network: FleetNetwork;
  /** Those of findings across networks. */
  readonly waivers: Waivers;
}

export function fleetMember({ source, facts }: Pick<CheckedNetwork, 'source' | 'facts'>): FleetMember {
  return { file: source.file, network: fleetNetwork(facts), waivers: fleetWaivers(facts) };
}

/** The findings across several networks, beyond those in each; a waiver of any of them covers one in any of their files. */
export function checkFleet(
  members: readonly FleetMember[],
  { today }: CheckOptions = {},
): { readonly diagnostics: readonly Diagnostic[]; readonly waived: readonly Waived[] } {
  const waived: Waived[] = [];
  const findings = run(FLEET_RULES, { networks: members.map(({ network }) => network) });
  const { own, imported } = splitByFile(findings, new Set(members.map(({ file }) => file)));
  let left = own;
  for (const { waivers } of members) {
    if (waivers.network.waivers.length === 0) continue;
    const result = waive(waivers, { findings: left, today: today ?? null });
    left = result.diagnostics;
    waived.push(...result.waived);
  }
  return { diagnostics: [...left, ...imported].toSorted(compareDiagnostics), waived };
}

const FLEET_CODES = new Set(FLEET_RULES.map(({ code }) => code));

function fleetWaivers({ network, origins }: NetworkFacts): Waivers {
  const waivers = network.waivers.filter(({ code }) => FLEET_CODES.has(code));
  const places = new OriginMap();
  for (const waiver of waivers) places.set(waiver, placeOnly(origins.of(waiver)));
  return { network: { waivers }, origins: places };
}
