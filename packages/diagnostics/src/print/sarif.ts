import type { Diagnostic, Place, Severity } from '../diagnostic.ts';
import { FORMS } from '../forms.ts';
import { compareBySeverity, compareDiagnostics } from '../order.ts';
import { fingerprint } from './fingerprint.ts';
import { visibleJson } from './visible.ts';

export interface SarifOptions {
  readonly version: string;
  /** Every rule that was run, besides the mistakes of form. */
  readonly rules: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly sentence: string;
  }[];
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** Code scanning refuses a run with more results. */
const MOST_RESULTS = 25_000;

/** Diagnostics as a SARIF 2.1.0 log, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. */
export function printSarif(diagnostics: readonly Diagnostic[], { version, rules }: SarifOptions): string {
  const described = describe(diagnostics, rules);
  const indexes = new Map(described.map(({ id }, index) => [id, index]));
  const seen = new Map<string, number>();
  const results = diagnostics
    .toSorted(compareBySeverity)
    .slice(0, MOST_RESULTS)
    .toSorted(compareDiagnostics)
    .map((diagnostic) => {
      const { code, severity, range, related, help } = diagnostic;
      const identity = [code, range?.file ?? '', diagnostic.message].join('\n');
      const count = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, count);
      return {
        ruleId: code,
        ruleIndex: indexes.get(code),
        level: levels[severity],
        message: { text: help === null ? diagnostic.message : `${diagnostic.message}\n${help}` },
        locations: range === null ? [] : [{ physicalLocation: physicalLocation(range) }],
        relatedLocations: related.map((other, index) => ({
          id: index + 1,
          message: { text: other.message },
          physicalLocation: physicalLocation(other.range),
        })),
        // Lines move; what was found about what does not.
        partialFingerprints: { 'netloom/v1': `${fingerprint(identity)}:${count}` },
      };
    });
  return `${visibleJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'netloom', version, rules: described } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  })}\n`;
}

interface DescribedRule {
  readonly id: string;
  readonly shortDescription?: { readonly text: string };
  readonly help?: { readonly text: string };
  readonly defaultConfiguration: { readonly level: string };
}

function describe(
  diagnostics: readonly Diagnostic[],
  rules: SarifOptions['rules'],
): readonly DescribedRule[] {
  const known = new Map<string, DescribedRule>();
  const forms = Object.entries(FORMS).map(([code, sentence]) => ({
    code,
    severity: 'error' as const,
    sentence,
  }));
  for (const { code, severity, sentence } of [...forms, ...rules])
    known.set(code, {
      id: code,
      shortDescription: { text: sentence },
      help: { text: `netloom explain ${code}` },
      defaultConfiguration: { level: levels[severity] },
    });
  for (const { code, severity } of diagnostics)
    if (!known.has(code)) known.set(code, { id: code, defaultConfiguration: { level: levels[severity] } });
  return [...known.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

function physicalLocation({ file, start, end }: Place): object {
  return {
    artifactLocation: artifactLocation(file),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

function artifactLocation(file: string): object {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return uri.startsWith('/')
    ? { uri: `file://${uri}` }
    : { uri: uri.replace(/^(\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}
