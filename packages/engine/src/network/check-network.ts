import {
  compareDiagnostics,
  type Diagnostic,
  type OriginMap,
  type Source,
  type Waived,
} from '@netloom/diagnostics';
import {
  decode,
  ledger,
  resolve,
  secretFindings,
  secretInPlaintext,
  type NetworkFacts,
} from '@netloom/network-model';
import { FLEET_RULES, REACH_RULES, reachFacts, RULES, WAIVER_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { waive } from '../waivers/waive.ts';
import { isWaivable } from '../waivers/waiver-facts.ts';
import type { Loaded } from './load-network.ts';

/** What came of a network file. Mistakes of form come alone: rules look at a network that is well formed. */
export type Checked = UnreadableNetwork | MalformedNetwork | CheckedNetwork;

/** No YAML document within the limits. */
export interface UnreadableNetwork extends Outcome {
  readonly kind: 'unreadable';
}

/** YAML, but no network file. */
export interface MalformedNetwork extends Outcome {
  readonly kind: 'malformed';
}

export interface CheckedNetwork extends Outcome {
  readonly kind: 'checked';
  readonly facts: NetworkFacts;
  /** Those of the facts, open for what is made of the network. */
  readonly origins: OriginMap;
}

interface Outcome {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  /** What was found, but does not count. */
  readonly waived: readonly Waived[];
}

export interface CheckOptions {
  /** YYYY-MM-DD: waivers that end before it have expired. Without it none has. */
  readonly today?: string;
}

export function checkNetwork(loaded: Loaded, { today }: CheckOptions = {}): Checked {
  const { source, toReach, readGoRegexp = null } = loaded;
  const { file, diagnostics } = decode(loaded);
  const echoless = diagnostics.filter(
    (diagnostic) => !loaded.diagnostics.some((cause) => echoes(diagnostic, cause)),
  );
  if (loaded.diagnostics.length > 0 || file === null) {
    const mistakes = [...loaded.diagnostics, ...echoless, ...secretsIn(source)].toSorted(compareDiagnostics);
    const kind = loaded.diagnostics.length > 0 ? 'unreadable' : 'malformed';
    return { kind, source, diagnostics: mistakes, waived: [] };
  }
  const { network, origins } = resolve(file, loaded);
  const facts: NetworkFacts = { network, origins, ledger: ledger(network, origins), readGoRegexp };
  return { kind: 'checked', source, facts, origins, ...judge(facts, { toReach, today: today ?? null }) };
}

/** Rules look at a network; a secret is one in any text. */
function secretsIn(source: Source): readonly Diagnostic[] {
  return run(
    RULES.filter(({ code }) => code === secretInPlaintext.code).map((rule) => ({
      ...rule,
      check: secretFindings,
    })),
    source,
  );
}

/** A value that holds an unreadable character is wrong for that reason already: one mistake, one diagnostic. */
function echoes({ range }: Diagnostic, cause: Diagnostic): boolean {
  if (range === null || cause.range === null || range.start.line !== range.end.line) return false;
  return range.start.offset <= cause.range.start.offset && cause.range.end.offset <= range.end.offset;
}

/** Runs the rules, then the waivers over what they found. */
function judge(facts: NetworkFacts, { toReach, today }: Judging): Pick<Outcome, 'diagnostics' | 'waived'> {
  const reach = toReach === undefined ? [] : run(REACH_RULES, reachFacts(facts, toReach));
  const findings = [...run(RULES, facts), ...reach];
  const { diagnostics, waived } = waive(facts, { findings, today });
  const ofWaivers = run(WAIVER_RULES, { ...facts, findings, today, ...WAIVABLE });
  return { diagnostics: [...diagnostics, ...ofWaivers].toSorted(compareDiagnostics), waived };
}

interface Judging {
  readonly toReach: Loaded['toReach'];
  readonly today: string | null;
}

const WAIVABLE = {
  codes: new Set([...RULES, ...REACH_RULES, ...FLEET_RULES].map(({ code }) => code).filter(isWaivable)),
  fleetCodes: new Set(FLEET_RULES.map(({ code }) => code)),
};
