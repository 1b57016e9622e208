import type { Diagnostic, Place, Severity, Waived } from '../diagnostic.ts';
import { FORMAT_ERRORS } from '../format-errors.ts';
import { describePlace } from '../lines.ts';
import { compareBySeverity } from '../order.ts';
import type { Rule } from '../rule.ts';
import { fingerprint } from './fingerprint.ts';
import { visibleJson } from './visible.ts';

export interface SarifOptions {
  readonly version: string;
  /** Every rule that was run, besides the format errors. */
  readonly rules: readonly Omit<Rule<never>, 'check'>[];
  readonly waived?: readonly Waived[];
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** What code scanning takes of one run; it refuses more. */
const MOST = { results: 25_000, related: 1_000 } as const;

interface Row {
  readonly diagnostic: Diagnostic & { readonly range: Place };
  readonly waiver: Waived['waiver'] | null;
}

/**
 * Diagnostics as a SARIF 2.1.0 log, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
 * Code scanning demands a place of each result: what has none is a notification of the run.
 */
export function printSarif(
  diagnostics: readonly Diagnostic[],
  { version, rules, waived = [] }: SarifOptions,
): string {
  const all = [...diagnostics, ...waived.map(({ diagnostic }) => diagnostic)];
  const described = describe(all, rules);
  const indexes = new Map(described.map(({ id }, index) => [id, index]));
  const placeless = diagnostics.filter(({ range }) => range === null);
  return `${visibleJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'netloom', version, rules: described } },
        invocations: [
          {
            executionSuccessful: !placeless.some(({ severity }) => severity === 'error'),
            toolExecutionNotifications: placeless.map((diagnostic) => ({
              descriptor: { id: diagnostic.code },
              level: levels[diagnostic.severity],
              message: messageOf(diagnostic),
            })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: toResults(rowsOf(diagnostics, waived), indexes),
      },
    ],
  })}\n`;
}

/** The worst first, and what is waived last: so many as code scanning takes. */
function rowsOf(diagnostics: readonly Diagnostic[], waived: readonly Waived[]): readonly Row[] {
  const rows = [
    ...diagnostics.toSorted(compareBySeverity).map((diagnostic) => ({ diagnostic, waiver: null })),
    ...waived.toSorted((left, right) => compareBySeverity(left.diagnostic, right.diagnostic)),
  ];
  return rows.filter((row): row is Row => row.diagnostic.range !== null).slice(0, MOST.results);
}

function toResults(rows: readonly Row[], indexes: ReadonlyMap<string, number>): readonly object[] {
  const seen = new Map<string, number>();
  return rows.map(({ diagnostic, waiver }) => {
    const { code, severity, range, related, relatedCount, message } = diagnostic;
    const identity = [code, range.file, message].join('\n');
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return {
      ruleId: code,
      ruleIndex: indexes.get(code),
      level: levels[severity],
      message: messageOf(diagnostic),
      locations: [location(range)],
      relatedLocations: related.slice(0, MOST.related).map((other, index) => ({
        id: index + 1,
        message: { text: other.message },
        ...location(other.range),
      })),
      ...(relatedCount !== undefined && { properties: { relatedCount } }),
      // lines move; what was found about what does not.
      partialFingerprints: { 'netloom/v1': `${fingerprint(identity)}:${count}` },
      suppressions: waiver === null ? [] : [suppression(waiver)],
    };
  });
}

function suppression({ reason, until, range }: Waived['waiver']): object {
  return {
    kind: 'inSource',
    status: 'accepted',
    justification: `${reason} (until ${until})`,
    location: location(range),
  };
}

function messageOf({ message, help }: Diagnostic): { readonly text: string } {
  return { text: help === null ? message : `${message}\n${help}` };
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
  const formats = Object.entries(FORMAT_ERRORS).map(([code, text]): SarifOptions['rules'][number] => ({
    code,
    severity: 'error',
    description: text,
  }));
  for (const rule of [...formats, ...rules]) {
    known.set(rule.code, {
      id: rule.code,
      shortDescription: { text: rule.description },
      help: { text: `netloom explain ${rule.code}` },
      defaultConfiguration: { level: levels[rule.severity] },
    });
  }
  for (const { code, severity } of diagnostics) {
    if (!known.has(code)) known.set(code, { id: code, defaultConfiguration: { level: levels[severity] } });
  }
  return [...known.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** Of a value in a running cluster a logical one (SARIF 2.1.0, 3.33): no artifact holds it. */
function location(place: Place): object {
  if (place.path === undefined) return { physicalLocation: physicalLocation(place) };
  return { logicalLocations: [{ fullyQualifiedName: describePlace(place), kind: 'member' }] };
}

function physicalLocation({ file, start, end }: Place): object {
  return {
    artifactLocation: artifactLocation(file),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** `C:\network.yaml` and `\\server\share\network.yaml`. */
const ABSOLUTE_ON_WINDOWS = /^(?:[a-z]:[\\/]|\\\\)/i;

/** A path from the root of the sources, or a file URL, RFC 8089. */
function artifactLocation(file: string): object {
  const isOnWindows = ABSOLUTE_ON_WINDOWS.test(file);
  const uri = (isOnWindows ? file.replaceAll('\\', '/') : file).split('/').map(encodeURIComponent).join('/');
  if (isOnWindows) {
    return { uri: uri.startsWith('//') ? `file:${uri}` : `file:///${uri.replace('%3A', ':')}` };
  }
  return uri.startsWith('/')
    ? { uri: `file://${uri}` }
    : { uri: uri.replace(/^(\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}
