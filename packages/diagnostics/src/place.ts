import { canCombine } from './apply-edits.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { toTextEdits } from './edit/to-text-edits.ts';
import { placeAt } from './lines.ts';
import { primaryNode } from './origins.ts';
import type { Origin } from './origin.ts';
import type { Finding } from './rule.ts';

/** Turns what a rule found into plain data: origins become lines and columns, structural edits become text edits. */
export function place(
  finding: Finding,
  rule: { readonly code: string; readonly severity: Severity; readonly docs: string },
): Diagnostic {
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    message: finding.message,
    range: placeOf(finding.at),
    related: (finding.related ?? []).map(({ message, at }) => ({ message, range: placeOf(at) })),
    help: finding.help ?? null,
    fix: finding.fix === undefined ? null : placeFix(finding.fix),
    docs: rule.docs,
  };
}

/** The lines and columns to show for an origin. */
export function placeOf(origin: Origin): NonNullable<Diagnostic['range']> {
  const { source, node } = primaryNode(origin);
  return placeAt(source, node.span);
}

function placeFix({ title, edits }: NonNullable<Finding['fix']>): NonNullable<Diagnostic['fix']> {
  const textEdits = toTextEdits(edits);
  if (!canCombine(textEdits, [])) throw new Error(`the edits of fix "${title}" overlap`);
  return { title, edits: textEdits };
}
