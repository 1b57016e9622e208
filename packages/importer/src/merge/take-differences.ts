import {
  applyEdits,
  isRepeated,
  placeAt,
  toTextEdits,
  toValue,
  type Edit,
  type EditValue,
  type Place,
  type Source,
} from '@netloom/diagnostics';
import { Refused, UsageError } from '@netloom/diagnostics/error';
import type { Difference } from './comparison.ts';
import { plannedValue } from './planned-value.ts';
import { statedValue, type StatedValue } from './stated-value.ts';

/** What the file and the sources state differently. */
export interface DifferentPart {
  readonly path: string;
  readonly file: { readonly value: EditValue; readonly at: Place };
  readonly source: StatedValue;
}

export function differentPart({ path, node, planned }: Difference, source: Source): DifferentPart {
  const file = { value: toValue(node), at: placeAt(source, node.span) };
  return { path, file, source: statedValue(planned) };
}

/** Every difference. */
const ALL = 'all';

/** The differences that paths name, or all of them; throws UsageError for a path at which nothing is different. */
export function chosenDifferences(
  differences: readonly Difference[],
  paths: readonly string[],
): readonly Difference[] {
  const known = new Set(differences.map(({ path }) => path));
  const unknown = paths.find((path) => path !== ALL && !known.has(path));
  if (unknown !== undefined) {
    const others = known.size === 0 ? 'nor anywhere else' : `but at ${[...known].join(', ')}`;
    throw new UsageError(`nothing is different at ${unknown}, ${others}`);
  }
  return paths.includes(ALL) ? differences : differences.filter(({ path }) => paths.includes(path));
}

/** The text with the values of the sources; throws Refused where that would change or remove more than these. */
export function takeDifferences(source: Source, taken: readonly Difference[]): string {
  const edits = taken.map(({ path, node, planned }): Edit => {
    const { text } = source;
    if (node.alias !== undefined || isRepeated(source, node)) {
      throw new Refused(
        `${path}: an anchor repeats this part of the file in other places: change it by hand`,
      );
    }
    if (node.kind !== 'scalar' && text.slice(node.span.start, node.span.end).includes('#')) {
      throw new Refused(`${path}: there are comments in it, which would go: change it by hand`);
    }
    return { kind: 'replace', at: { kind: 'written', source, node }, value: plannedValue(planned) };
  });
  return applyEdits(source.text, toTextEdits(edits));
}
