import { placeAt, type Diagnostic } from '@netloom/diagnostics';
import type { Tree } from '../sources/tree.ts';

/** What an import or an audit found in two places of what it has read. */
export interface ImportFinding {
  readonly message: string;
  readonly at: Tree;
  readonly related: { readonly message: string; readonly at: Tree };
  readonly help: string;
}

/** As a diagnostic, without a fix: the files belong to others. */
export function toDiagnostic(
  { code, severity, docs }: Pick<Diagnostic, 'code' | 'severity' | 'docs'>,
  { message, at, related, help }: ImportFinding,
): Diagnostic {
  return {
    code,
    severity,
    message,
    range: placeOfTree(at),
    related: [{ message: related.message, range: placeOfTree(related.at) }],
    help,
    fix: null,
    docs,
  };
}

function placeOfTree({ source, span }: Tree): NonNullable<Diagnostic['range']> {
  return placeAt(source, span);
}
