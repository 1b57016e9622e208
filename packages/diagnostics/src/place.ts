import { canCombine } from './apply-edits.ts';
import type { Diagnostic, Place, Severity } from './diagnostic.ts';
import type { Edit } from './edit.ts';
import { placeAt } from './lines.ts';
import type { Origin } from './origin.ts';
import { primaryNode } from './origins.ts';
import { aliasPlaces, outermost, REPEATED, unrepeatedEdits } from './repeated.ts';
import type { Finding } from './rule.ts';

/** A mistake that is made often has as many places each time: what is printed would grow with the square. */
const MOST_RELATED = 20;
const LONGEST = 2_000;

/** Turns what a rule found into plain data: origins become lines and columns, structural edits become text edits. */
export function place(
  finding: Finding,
  rule: { readonly code: string; readonly severity: Severity; readonly docs: string },
): Diagnostic {
  const { source, node } = primaryNode(finding.at);
  const aliases = aliasPlaces(source, node);
  const related = finding.related ?? [];
  const { fix, help } = placeFix(finding);
  const more = related.length - MOST_RELATED;
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    message: shortened(finding.message),
    range: placeOf(finding.at),
    related: [
      ...aliases,
      ...related
        .slice(0, MOST_RELATED)
        .map(({ message, at }) => ({ message: shortened(message), range: usePlaceOf(at) })),
    ],
    ...(more > 0 && { relatedCount: aliases.length + related.length }),
    help: more > 0 ? withMore(help, more) : (help ?? null),
    fix,
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

/** Of what an alias repeats the place of the alias: the place at the anchor may be the finding's own. */
function usePlaceOf(origin: Origin): Place {
  const { source, node } = primaryNode(origin);
  return placeAt(source, node.alias === undefined ? node.span : outermost(node.alias).span);
}

/** The lines and columns to show for an origin. */
export function placeOf(origin: Origin): NonNullable<Diagnostic['range']> {
  const { source, node } = primaryNode(origin);
  return placeAt(source, node.span);
}

function placeFix({ fix, help }: Finding): Pick<Diagnostic, 'fix'> & Pick<Finding, 'help'> {
  if (fix === undefined || fix.edits.some(isWithoutTree)) {
    return { fix: null, ...(help !== undefined && { help }) };
  }
  const edits = unrepeatedEdits(fix.edits);
  if (edits === null) return { fix: null, help: help === undefined ? REPEATED : `${help}; ${REPEATED}` };
  if (!canCombine(edits, [])) throw new Error(`the edits of fix "${fix.title}" overlap`);
  return { fix: { title: fix.title, edits }, ...(help !== undefined && { help }) };
}

/** A text whose tree is not kept cannot be edited. */
function isWithoutTree(edit: Edit): boolean {
  return primaryNode(edit.kind === 'insert' ? edit.into : edit.at).source.root === null;
}
