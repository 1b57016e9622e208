import type { SourceEntry, SourceMapping, SourceNode } from '../source.ts';
import type { Mistake } from './mistakes.ts';

/** The entries of the mappings whose aliases a merge key names: of two with one key the first counts. All else is a mistake. */
export function mergedEntries(
  text: string,
  value: SourceNode,
): { readonly entries: ReadonlyMap<string, SourceEntry>; readonly mistakes: readonly Mistake[] } {
  const named = value.kind === 'sequence' ? value.items : [value];
  const wrong = named.filter((node) => !isMergeable(node) && !isReported(text, node));
  const entries = named
    .filter(isMergeable)
    .toReversed()
    .flatMap((node) => [...node.entries])
    .map(([name, entry]) => [name, { ...entry, merged: true as const }] as const);
  return {
    entries: new Map(entries),
    mistakes: wrong.map((node) => notMergeable(value.alias === undefined ? node : value)),
  };
}

function isMergeable(node: SourceNode): node is SourceMapping {
  return node.kind === 'mapping' && node.alias !== undefined;
}

/** An alias without a value: it has a mistake of its own. */
function isReported(text: string, { alias, span }: SourceNode): boolean {
  return alias === undefined && text[span.start] === '*';
}

function notMergeable({ kind, alias, span }: SourceNode): Mistake {
  const what = alias === undefined ? `a ${kind} that is no alias` : `an alias of a ${kind}`;
  return {
    code: 'merge-without-alias',
    message: `merge key "<<" names ${what}; it merges an alias of a mapping, or a list of them`,
    span,
    help: 'write `<<: *name`, or the entries themselves; quotes make it a key like any other',
  };
}
