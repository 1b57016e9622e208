import {
  childAt,
  toValue,
  type EditValue,
  type Source,
  type SourceMapping,
  type SourceNode,
  type SourceScalar,
  type SourceSequence,
} from '@netloom/diagnostics';
import type { Planned, PlannedList, PlannedMap, PlannedScalar } from '../model/planned.ts';
import { canBe, canonical } from './canonical.ts';
import type { Addition, Outcome } from './comparison.ts';
import { pairRows } from './pair-rows.ts';
import { isStated, plannedValue } from './planned-value.ts';
import { isRow, rowListAt, type RowList } from './row-lists.ts';
import { textOf } from './text-of.ts';

/** Where in the file something stands. */
interface At {
  readonly source: Source;
  /** As messages print it. */
  readonly path: string;
  /** The same with `*` for every row. */
  readonly pattern: string;
  readonly steps: readonly (string | number)[];
}

/** What the sources state, part by part beside what the file says. A guess is nothing that they state. */
export function compareFile(planned: PlannedMap, source: Source): readonly Outcome[] {
  const { root } = source;
  if (root?.kind !== 'mapping') throw new Error(`${source.file} is no network file`);
  return [...compareMaps(planned, root, { source, path: '', pattern: '', steps: [] })];
}

function* compareMaps(planned: PlannedMap, node: SourceMapping, at: At, list?: RowList): Generator<Outcome> {
  for (const [key, value] of planned.entries) {
    const own = childAt(node, key);
    if (key === 'name' && list?.madeUpNames === true) {
      if (own?.kind === 'scalar' && own.value === plannedValue(value)) yield { kind: 'agreement', node: own };
      continue;
    }
    if (own !== null) yield* compareValues(value, own, under(at, key));
    else if (isStated(value)) yield newKey(value, node, under(at, key));
  }
}

function under({ source, path, pattern, steps }: At, key: string): At {
  const join = (before: string): string => (before === '' ? key : `${before}.${key}`);
  return { source, path: join(path), pattern: join(pattern), steps: [...steps, key] };
}

function newKey(planned: Planned, node: SourceMapping, { source, path, steps }: At): Addition {
  const key = String(steps.at(-1));
  const value = plannedValue(planned);
  const edit: Addition['edit'] = { kind: 'insert', into: { kind: 'written', source, node }, key, value };
  return { kind: 'addition', path, steps: steps.slice(0, -1), key, planned, node, edit };
}

function compareValues(planned: Planned, node: SourceNode, at: At): Iterable<Outcome> {
  switch (planned.kind) {
    case 'scalar':
      return compareScalar(planned, node, at);
    case 'map':
      return node.kind === 'mapping' ? compareMaps(planned, node, at) : whole(planned, node, at);
    case 'list': {
      const rows = rowListAt(at.pattern);
      if (rows !== null && node.kind === 'sequence') return compareRows(planned, node, at, rows);
      return compareLists(planned, node, at);
    }
    default:
      return planned satisfies never;
  }
}

function whole(planned: Planned, node: SourceNode, { path }: At): readonly Outcome[] {
  if (!isStated(planned)) return [];
  const isSame = textOf(plannedValue(planned)) === textOf(toValue(node));
  return [isSame ? { kind: 'agreement', node } : { kind: 'difference', path, node, planned }];
}

/** A list of one is the one. */
function compareScalar(planned: PlannedScalar, node: SourceNode, at: At): readonly Outcome[] {
  const [only, other] = node.kind === 'sequence' ? node.items : [node];
  if (only?.kind !== 'scalar' || other !== undefined) return whole(planned, node, at);
  if (!isStated(planned)) return [];
  const isSame = canBe(canonical(planned.value), canonical(only.value));
  return [isSame ? { kind: 'agreement', node } : { kind: 'difference', path: at.path, node, planned }];
}

function* compareRows(planned: PlannedList, node: SourceSequence, at: At, list: RowList): Generator<Outcome> {
  const pairs = pairRows(planned.items, node.items, list);
  for (const item of planned.items) {
    const index = pairs.get(item);
    const own = index === undefined ? undefined : node.items[index];
    if (index === undefined || own === undefined) {
      if (isStated(item)) {
        yield newItem(item, node, { ...at, path: rowPath(at.path, plannedValue(item), list) });
      }
    } else if (item.kind === 'map' && own.kind === 'mapping') {
      const path = rowPath(at.path, toValue(own), list);
      const inside = { ...at, path, pattern: `${at.pattern}.*`, steps: [...at.steps, index] };
      yield* compareMaps(item, own, inside, list);
    } else {
      yield* whole(item, own, at);
    }
  }
}

function rowPath(path: string, row: EditValue, { keys: [name] }: RowList): string {
  return `${path}[${isRow(row) ? (name(row) ?? '') : ''}]`;
}

function newItem(planned: Planned, node: SourceSequence, { source, path, steps }: At): Addition {
  const edit: Addition['edit'] = {
    kind: 'insert',
    into: { kind: 'written', source, node },
    value: plannedValue(planned),
  };
  return { kind: 'addition', path, steps, key: null, planned, node, edit };
}

/** A list that goes on in the sources gets what is new; one that has other values on both sides is different. */
function* compareLists(planned: PlannedList, node: SourceNode, at: At): Generator<Outcome> {
  const items = planned.items.filter((item) => item.kind === 'scalar');
  const own = scalarsOf(node);
  if (own === null || items.length < planned.items.length) {
    yield* whole(planned, node, at);
    return;
  }
  const isIn = (item: PlannedScalar): boolean =>
    own.some(({ value }) => canBe(canonical(item.value), canonical(value)));
  const missing = items.filter((item) => isStated(item) && !isIn(item));
  const isFurther = own.some(
    ({ value }) => !items.some((item) => canBe(canonical(item.value), canonical(value))),
  );
  if (missing.length > 0 && (isFurther || node.kind !== 'sequence')) {
    yield { kind: 'difference', path: at.path, node, planned };
    return;
  }
  for (const item of own) {
    if (items.some(({ value }) => canBe(canonical(value), canonical(item.value)))) {
      yield { kind: 'agreement', node: item };
    }
  }
  if (node.kind !== 'sequence') return;
  for (const item of missing) yield newItem(item, node, { ...at, path: `${at.path}[${String(item.value)}]` });
}

function scalarsOf(node: SourceNode): readonly SourceScalar[] | null {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'mapping') return null;
  const items = node.items.filter((item) => item.kind === 'scalar');
  return items.length === node.items.length ? items : null;
}
