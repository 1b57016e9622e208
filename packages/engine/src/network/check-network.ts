import { compareDiagnostics, place, type Diagnostic, type Source } from '@netloom/diagnostics';
import { decode, ledger, resolve, type NetworkFacts } from '@netloom/network-model';
import { RULES } from '../rules.ts';
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
}

interface Outcome {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkNetwork(loaded: Loaded): Checked {
  const { source } = loaded;
  const { file, diagnostics } = decode(loaded);
  const echoless = diagnostics.filter(
    (diagnostic) => !loaded.diagnostics.some((cause) => echoes(diagnostic, cause)),
  );
  const mistakes = [...loaded.diagnostics, ...echoless].toSorted(compareDiagnostics);
  if (loaded.diagnostics.length > 0) return { kind: 'unreadable', source, diagnostics: mistakes };
  if (file === null) return { kind: 'malformed', source, diagnostics: mistakes };
  const { network, origins } = resolve(file, source);
  const facts: NetworkFacts = { network, origins, ledger: ledger(network, origins) };
  return { kind: 'checked', source, facts, diagnostics: findings(facts) };
}

/** A value that holds an unreadable character is wrong for that reason already: one mistake, one diagnostic. */
function echoes({ range }: Diagnostic, cause: Diagnostic): boolean {
  if (range === null || cause.range === null || range.start.line !== range.end.line) return false;
  return range.start.offset <= cause.range.start.offset && cause.range.end.offset <= range.end.offset;
}

function findings(facts: NetworkFacts): readonly Diagnostic[] {
  return RULES.flatMap(({ code, severity, docs, check }) =>
    Array.from(check(facts), (finding) => place(finding, { code, severity, docs })),
  ).toSorted(compareDiagnostics);
}
