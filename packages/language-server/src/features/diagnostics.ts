import { visible, type Diagnostic as Found, type Severity } from '@netloom/diagnostics';
import { ASSETS } from '@netloom/engine/assets';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import { rangeOfPlace } from '../document/snapshot.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const START = { line: 0, character: 0 };

export interface DiagnosticOptions {
  /** Of a file by its name in diagnostics. */
  readonly uriOf: (file: string) => string;
  /** Whether the client shows related places. */
  readonly related: boolean;
}

/** A finding as editors show it; its code leads to the page about it, which lies beside the command. */
export function toLspDiagnostic(found: Found, { uriOf, related }: DiagnosticOptions): Diagnostic {
  const { code, severity, message, help, range, docs } = found;
  return {
    range: range === null ? { start: START, end: START } : rangeOfPlace(range),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: pageUri(docs) },
    source: 'netloom',
    message: [message, ...(help === null ? [] : [help])].map(visible).join('\n'),
    ...(related && {
      relatedInformation: found.related.map((other) => ({
        location: { uri: uriOf(other.range.file), range: rangeOfPlace(other.range) },
        message: visible(other.message),
      })),
    }),
  };
}

/** The page about a code is a file of the installed package, or of the checkout. */
export function pageUri(docs: string): string {
  return new URL(docs, ASSETS).href;
}
