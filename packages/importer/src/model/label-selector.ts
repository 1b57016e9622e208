import type { Tree } from '../sources/tree.ts';
import { textOf, type PlannedScalar } from './planned.ts';
import { at, entriesAt, itemsAt, textAt, textsAt } from './read-tree.ts';

/** Whether a label selector of Kubernetes selects what has these labels; an empty one selects all, none selects nothing. */
export function selectsLabels(selector: Tree | undefined, labels: ReadonlyMap<string, string>): boolean {
  if (selector === undefined) return false;
  const isEqual = entriesAt(selector, 'matchLabels').every(
    ([key, value]) => labels.get(key) === (textAt(value) ?? ''),
  );
  return isEqual && itemsAt(selector, 'matchExpressions').every((row) => meets(row, labels));
}

function meets(row: Tree, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(textAt(row, 'key') ?? '');
  const values = textsAt(row, 'values').map(textOf);
  const has = value !== undefined && values.includes(value);
  const operator = textAt(row, 'operator');
  if (operator === 'In') return has;
  if (operator === 'NotIn') return !has;
  if (operator === 'Exists') return value !== undefined;
  return operator === 'DoesNotExist' && value === undefined;
}

/** Whether it selects whatever has no labels of its own making: nothing is stated, or only what nothing has. */
export function selectsAll(selector: Tree): boolean {
  const isExcluding = (row: Tree): boolean =>
    ['NotIn', 'DoesNotExist'].includes(textAt(row, 'operator') ?? '');
  return (
    entriesAt(selector, 'matchLabels').length === 0 &&
    itemsAt(selector, 'matchExpressions').every(isExcluding)
  );
}

/** The labels of an object, or of what else has them. */
export function labelsAt(tree: Tree, ...path: readonly string[]): ReadonlyMap<string, string> {
  return new Map(entriesAt(at(tree, ...path)).map(([key, value]) => [key, textAt(value) ?? ''] as const));
}

const HOSTNAME = 'kubernetes.io/hostname';
/** Every node that load balancers announce from has it. */
const SYSTEM = 'kubernetes.io/os';

/** The host names that a selector of nodes is made of, none for all nodes; null where it chooses by anything else. */
export function hostNamesIn(selector: Tree | undefined): readonly PlannedScalar[] | null {
  const labels = entriesAt(selector, 'matchLabels').filter(([key]) => key !== SYSTEM);
  const rows = itemsAt(selector, 'matchExpressions').filter((row) => textAt(row, 'key') !== SYSTEM);
  if (labels.length + rows.length === 0) return [];
  if (labels.length + rows.length > 1) return null;
  const [row] = rows;
  const names =
    row === undefined
      ? textsAt(selector, 'matchLabels', HOSTNAME)
      : textAt(row, 'key') === HOSTNAME && textAt(row, 'operator') === 'In'
        ? textsAt(row, 'values')
        : [];
  return names.length === 0 ? null : names;
}
