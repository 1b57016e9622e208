import { parseSource, placeAt, toValue, type Diagnostic, type EditValue, type Place } from '@netloom/diagnostics';
import { checkLoaded, withReach, type CheckedNetwork } from '@netloom/engine/check';
import { originOf, type Planned, type PlannedMap } from '../model/planned.ts';
import { alignToFile } from './align.ts';
import { chooseAdditions } from './choose-additions.ts';
import { compareFile } from './compare.ts';
import { countValues } from './count-values.ts';
import { describeRows } from './describe-rows.ts';
import { plannedValue } from './planned-value.ts';
import { writeAdditions } from './write-additions.ts';

/** A value that the sources state. */
export interface StatedValue {
  readonly value: EditValue;
  /** null where no file states it. */
  readonly at: Place | null;
}

/** Something of the sources that the file does not have. */
export interface NewPart extends StatedValue {
  /** `services[apps/web].port` */
  readonly path: string;
}

/** Something that the sources have and the file has no place for. */
export interface UnwrittenPart extends NewPart {
  readonly why: string;
}

/** What the file and the sources state differently. */
export interface DifferentPart {
  readonly path: string;
  readonly file: { readonly value: EditValue; readonly at: Place };
  readonly source: StatedValue;
}

/** What an import adds to a network file. */
export interface Merge {
  readonly added: readonly NewPart[];
  readonly different: readonly DifferentPart[];
  readonly unwritten: readonly UnwrittenPart[];
  /** How many values of the file no source states. */
  readonly kept: number;
  /** The text of the file with what is added: all else is as it was. */
  readonly text: string;
  /** The file with that text. */
  readonly after: CheckedNetwork;
  /** Errors that the file has not had before. */
  readonly errors: readonly Diagnostic[];
}

/** Compares what was imported with a network file, row by row. `today` as YYYY-MM-DD. */
export async function mergeNetwork(
  imported: PlannedMap,
  before: CheckedNetwork,
  today: string,
): Promise<Merge> {
  const { source, facts } = before;
  const { planned, unfit } = alignToFile(imported, source, facts.network);
  const outcomes = compareFile(planned, source);
  const found = outcomes.filter((one) => one.kind === 'addition');
  const differences = outcomes.filter((one) => one.kind === 'difference');
  const agreements = outcomes.filter((one) => one.kind === 'agreement');
  const { additions, refused } = await chooseAdditions(source, found);
  const text = writeAdditions(source, additions);
  const after = text === source.text ? before : await check(text, before, today);
  const had = new Set(before.diagnostics.map(keyOf));
  const met = [...differences, ...agreements].reduce((sum, { node }) => sum + countValues(node), 0);
  return {
    added: additions.flatMap(describeRows).map((part) => ({ path: part.path, ...stated(part.planned) })),
    different: differences.map(({ path, node, planned: other }) => ({
      path,
      file: { value: toValue(node), at: placeAt(source, node.span) },
      source: stated(other),
    })),
    unwritten: [
      ...unfit,
      ...refused.map(({ addition: { path, planned: part }, why }) => ({ path, planned: part, why })),
    ].map(({ path, planned: part, why }) => ({ path, ...stated(part), why })),
    kept: (source.root === null ? 0 : countValues(source.root)) - met,
    text,
    after,
    errors: after.diagnostics.filter((one) => one.severity === 'error' && !had.has(keyOf(one))),
  };
}

async function check(text: string, { source, facts }: CheckedNetwork, today: string): Promise<CheckedNetwork> {
  const loaded = await withReach(parseSource(text, source.file));
  const checked = checkLoaded({ ...loaded, place: facts.place ?? null }, { today });
  if (checked.kind === 'checked') return checked;
  throw new Error(`what was added makes ${source.file} no network file: ${checked.diagnostics[0]?.message}`);
}

function keyOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

function stated(planned: Planned): StatedValue {
  const from = originOf(planned);
  return { value: plannedValue(planned), at: from === undefined ? null : placeAt(from.source, from.span) };
}
