import { canCombine } from './apply-edits.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { toTextEdits } from './edit/to-text-edits.ts';
import { placeAt } from './lines.ts';
import type { Origin } from './origin.ts';
import { primaryNode } from './origins.ts';
import type { Finding, Fix } from './rule.ts';

/** A mistake that is made often has as many places each time: what is printed would grow with the square. */
const MOST_RELATED = 20;
const LONGEST = 2_000;

/** Turns what a rule found into plain data: origins become lines and columns, structural edits become text edits. */
export function place(
  finding: Finding,
  rule: { readonly code: string; readonly severity: Severity; readonly docs: string },
): Diagnostic {
  const related = finding.related ?? [];
  const more = related.length - MOST_RELATED;
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    message: shortened(finding.message),
    range: placeOf(finding.at),
    related: related
      .slice(0, MOST_RELATED)
      .map(({ message, at }) => ({ message: shortened(message), range: placeOf(at) })),
    ...(more > 0 && { relatedCount: related.length }),
    help: more > 0 ? withMore(finding.help, more) : (finding.help ?? null),
    fix: finding.fix === undefined ? null : placeFix(finding.fix),
    docs: rule.docs,
  };
}

function shortened(message: string): string {
  if (message.length <= LONGEST) return message;
  return `${message.slice(0, LONGEST).toWellFormed()}… (${message.length - LONGEST} more characters)`;
}

function withMore(help: string | undefined, more: number): string {
  const places = more === 1 ? '1 more place is not listed' : `${more} more places are not listed`;
  return help === undefined ? places : `${help} (${places})`;
}

/** The lines and columns to show for an origin. */
export function placeOf(origin: Origin): NonNullable<Diagnostic['range']> {
  const { source, node } = primaryNode(origin);
  return placeAt(source, node.span);
}

function placeFix({ title, edits }: Fix): NonNullable<Diagnostic['fix']> {
  const textEdits = toTextEdits(edits);
  if (!canCombine(textEdits, [])) throw new Error(`the edits of fix "${title}" overlap`);
  return { title, edits: textEdits };
}
