import {
  compareDiagnostics,
  type Diagnostic,
  type ImportedNodes,
  type OriginMap,
  takeAll,
  type Source,
  type Steps,
  type Waived,
} from '@netloom/diagnostics';
import {
  ledger,
  resolve,
  secretFindings,
  secretInPlaintext,
  type NetworkFacts,
  type NetworkView,
} from '@netloom/network-model';
import { FLEET_RULES, REACH_RULES, reachFacts, RULES, WAIVER_RULES } from '../rules.ts';
import { run, runInSteps } from '../run-rules.ts';
import { waive } from '../waivers/waive.ts';
import { isWaivable } from '../waivers/waiver-facts.ts';
import { splitByFile, withoutForeignFix } from './imported-findings.ts';
import type { Loaded, LoadedNetwork } from './load-network.ts';

/** The result of checking a network file. Mistakes of form come alone: rules need a network that is well formed. */
export type Checked = UnreadableNetwork | MalformedNetwork | CheckedNetwork;

/** No YAML document within the limits. */
export interface UnreadableNetwork extends Outcome {
  readonly kind: 'unreadable';
}

/** YAML, but no network file. */
export interface MalformedNetwork extends Outcome {
  readonly kind: 'malformed';
}

export interface CheckedNetwork extends Outcome, NetworkView {
  readonly kind: 'checked';
  /** Those of the facts, open for what is made of the network. */
  readonly origins: OriginMap;
}

interface Outcome {
  /** The network file: the only one whose text is ever changed. */
  readonly source: Source;
  /** Every file that a diagnostic can point into, the network file first. */
  readonly sources: readonly [Source, ...Source[]];
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that a waiver covers. */
  readonly waived: readonly Waived[];
}

export interface CheckOptions {
  /** YYYY-MM-DD: waivers that end before it have expired. Without it none has. */
  readonly today?: string;
}

/** Checks a network file that was loaded. */
export function checkLoaded(loaded: LoadedNetwork, options: CheckOptions = {}): Checked {
  return takeAll(checkInSteps(loaded, options));
}

/** `checkLoaded` for whoever answers questions meanwhile, or gives it up when the text changes: an editor. */
export function* checkInSteps(loaded: LoadedNetwork, { today }: CheckOptions = {}): Steps<Checked> {
  const { source, toReach, readGoRegexp = null, importsOf, place = null, decoded } = loaded;
  const imported: ImportedNodes = importsOf?.(source) ?? new Map();
  const sources = sourcesOf(source, imported);
  const { file } = decoded;
  if (loaded.diagnostics.length > 0 || file === null) {
    const mistakes = [...formMistakes(loaded), ...sources.flatMap(secretsIn)].toSorted(compareDiagnostics);
    const kind = loaded.diagnostics.length > 0 ? 'unreadable' : 'malformed';
    return { kind, source, sources, diagnostics: mistakes, waived: [] };
  }
  const { network, origins } = resolve(file, { ...loaded, imported });
  yield;
  const facts: NetworkFacts = {
    network,
    origins,
    ledger: ledger(network, origins),
    place,
    readGoRegexp,
  };
  yield;
  return {
    kind: 'checked',
    source,
    sources,
    facts,
    origins,
    ...(yield* evaluateRules(facts, { sources, toReach, today: today ?? null })),
  };
}

/** What is wrong with the form of a file: known as soon as it is read, before anything is looked for in its text. */
export function formMistakes({ diagnostics, decoded }: LoadedNetwork): readonly Diagnostic[] {
  const echoless = decoded.diagnostics.filter(
    (diagnostic) => !diagnostics.some((cause) => echoes(diagnostic, cause)),
  );
  return [...diagnostics, ...echoless].toSorted(compareDiagnostics);
}

function sourcesOf(source: Source, imported: ImportedNodes): Outcome['sources'] {
  const others = new Set(Array.from(imported.values(), (node) => node.source));
  return [source, ...others];
}

/** Rules need a network; a secret is one in any text. */
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

interface RuleInput extends Pick<Outcome, 'sources'> {
  readonly toReach: Loaded['toReach'];
  readonly today: string | null;
}

/** Runs the rules, then the waivers over what they found in the network file. */
function* evaluateRules(
  facts: NetworkFacts,
  { sources: [source, ...others], toReach, today }: RuleInput,
): Steps<Pick<Outcome, 'diagnostics' | 'waived'>> {
  const reach = toReach === undefined ? [] : yield* runInSteps(REACH_RULES, reachFacts(facts, toReach));
  const found = yield* runInSteps(RULES, facts);
  const { own, imported } = splitByFile([...found, ...reach], new Set([source.file]));
  const { diagnostics, waived } = waive(facts, { findings: own, today });
  const ofWaivers = run(WAIVER_RULES, { ...facts, findings: own, today, ...WAIVABLE });
  const all = [...diagnostics, ...imported, ...others.flatMap(secretsIn), ...ofWaivers];
  return {
    diagnostics: all.map((found) => withoutForeignFix(found, source.file)).toSorted(compareDiagnostics),
    waived,
  };
}

const WAIVABLE = {
  codes: new Set([...RULES, ...REACH_RULES, ...FLEET_RULES].map(({ code }) => code).filter(isWaivable)),
  fleetCodes: new Set(FLEET_RULES.map(({ code }) => code)),
};
