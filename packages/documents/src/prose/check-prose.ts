import { compareDiagnostics, placeAt, placeOf, type Diagnostic, type Source } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { mentionsIn } from './mention.ts';
import { proseFacts } from './prose-facts.ts';
import type { ProseFinding, ProseRule } from './prose-rule.ts';
import { PROSE_RULES } from './rules/index.ts';
import { statementsOf } from './statement.ts';

/** What a text of one's own says otherwise than the network. Silent on whatever it does not understand. */
export function checkProse(file: string, text: string, facts: NetworkFacts): readonly Diagnostic[] {
  const source: Source = { file, text, root: null };
  const compared = proseFacts(facts);
  const format = /\.ya?ml$/i.test(file) ? 'yaml' : 'markdown';
  const found = statementsOf(text, format).flatMap((statement) => {
    const read = { ...statement, mentions: mentionsIn(statement) };
    const all = PROSE_RULES.flatMap((rule) =>
      Array.from(rule.check(read, compared), (finding) => ({ rule, finding })),
    );
    return [...firstAtEachPlace(all)];
  });
  return found.map(({ rule, finding }) => toDiagnostic(source, rule, finding)).toSorted(compareDiagnostics);
}

/** The path of the page of a code in the repository. */
export function proseDocs(code: string): string {
  return `packages/documents/src/prose/pages/${code}.md`;
}

interface Found {
  readonly rule: ProseRule;
  readonly finding: ProseFinding;
}

/** One mistake, one finding: the first rule's. */
function firstAtEachPlace(all: readonly Found[]): Iterable<Found> {
  return new Map(all.toReversed().map((found) => [found.finding.at.start, found])).values();
}

function toDiagnostic(source: Source, { code, severity }: ProseRule, finding: ProseFinding): Diagnostic {
  const { message, at, related, help, replacement } = finding;
  const edit = { file: source.file, start: at.start, end: at.end };
  return {
    code,
    severity,
    message,
    range: placeAt(source, at),
    related: related.map((place) => ({ message: place.message, range: placeOf(place.at) })),
    help,
    fix:
      replacement === undefined
        ? null
        : { title: `write ${replacement}`, edits: [{ ...edit, text: replacement }] },
    docs: proseDocs(code),
  };
}
