import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import { checkLoaded, withReach, type CheckedNetwork } from '@netloom/engine/check';
import type { PlannedMap } from '../model/planned.ts';
import { alignToFile, type Aligned } from './align.ts';
import { chooseAdditions } from './choose-additions.ts';
import { compareFile } from './compare.ts';
import type { Addition, Difference, Outcome } from './comparison.ts';
import { countValues } from './count-values.ts';
import { describeRows } from './describe-rows.ts';
import { statedValue, type StatedValue } from './stated-value.ts';
import { chosenDifferences, differentPart, takeDifferences, type DifferentPart } from './take-differences.ts';
import { writeAdditions } from './write-additions.ts';

/** Something of the sources that the file does not have. */
export interface NewPart extends StatedValue {
  /** `services[apps/web].port` */
  readonly path: string;
}

/** Something that the sources have and the file has no place for. */
export interface UnwrittenPart extends NewPart {
  readonly why: string;
}

/** What an import makes of a network file. */
export interface Merge {
  readonly added: readonly NewPart[];
  /** What the file has from the sources now, in place of its own. */
  readonly taken: readonly DifferentPart[];
  readonly different: readonly DifferentPart[];
  readonly unwritten: readonly UnwrittenPart[];
  /** How many values of the file no source states. */
  readonly kept: number;
  /** The text of the file with what is added and taken: all else is as it was. */
  readonly text: string;
  /** The file with that text. */
  readonly after: CheckedNetwork;
  /** Errors that the file has not had before. */
  readonly errors: readonly Diagnostic[];
}

export interface MergeOptions {
  /** YYYY-MM-DD */
  readonly today: string;
  /** The paths at which the value of the sources counts, or `all`; none by default. */
  readonly take?: readonly string[];
}

/**
 * Compares what was imported with a network file, row by row. Throws UsageError for a path at which nothing is different,
 * and Refused where the values of the sources cannot be taken.
 */
export async function mergeNetwork(
  imported: PlannedMap,
  before: CheckedNetwork,
  { today, take = [] }: MergeOptions,
): Promise<Merge> {
  const taken = chosenDifferences(differencesIn(compare(imported, before).outcomes), take);
  const start = await check(takeDifferences(before.source, taken), before, today);
  const { source } = start;
  const { outcomes, unfit } = compare(imported, start);
  const { additions, refused } = await chooseAdditions(source, outcomes.filter(isAddition));
  const text = writeAdditions(source, additions);
  const after = await check(text, start, today);
  const had = new Set(before.diagnostics.map(keyOf));
  const left = [...unfit, ...refused.map(({ addition: { path, planned }, why }) => ({ path, planned, why }))];
  return {
    added: additions.flatMap(describeRows).map(({ path, planned }) => ({ path, ...statedValue(planned) })),
    taken: taken.map((one) => differentPart(one, before.source)),
    different: differencesIn(outcomes).map((one) => differentPart(one, source)),
    unwritten: left.map(({ path, planned, why }) => ({ path, ...statedValue(planned), why })),
    kept: keptIn(start, outcomes),
    text,
    after,
    errors: after.diagnostics.filter((one) => one.severity === 'error' && !had.has(keyOf(one))),
  };
}

function compare(
  imported: PlannedMap,
  { source, facts }: CheckedNetwork,
): Pick<Aligned, 'unfit'> & { readonly outcomes: readonly Outcome[] } {
  const { planned, unfit } = alignToFile(imported, source, facts.network);
  return { outcomes: compareFile(planned, source), unfit };
}

function isAddition(outcome: Outcome): outcome is Addition {
  return outcome.kind === 'addition';
}

function differencesIn(outcomes: readonly Outcome[]): readonly Difference[] {
  return outcomes.filter((outcome) => outcome.kind === 'difference');
}

function keptIn({ source: { root } }: CheckedNetwork, outcomes: readonly Outcome[]): number {
  const met = outcomes.reduce((sum, one) => (isAddition(one) ? sum : sum + countValues(one.node)), 0);
  return root === null ? 0 : countValues(root) - met;
}

async function check(text: string, before: CheckedNetwork, today: string): Promise<CheckedNetwork> {
  const { source, facts } = before;
  if (text === source.text) return before;
  const loaded = await withReach(parseSource(text, source.file));
  const checked = checkLoaded({ ...loaded, place: facts.place ?? null }, { today });
  if (checked.kind === 'checked') return checked;
  const [mistake] = checked.diagnostics;
  throw new Refused(
    `with the values of the sources ${source.file} would be no network file: ${mistake?.message ?? ''}`,
  );
}

function keyOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}
