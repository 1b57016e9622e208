import { posix } from 'node:path';
import type { Folder } from '../folder/folder.ts';
import type { Tree, TreeScalar } from '../tree.ts';

export interface PlacingInput {
  readonly folder: Folder;
  /** Of the chart, in the repository. */
  readonly chart: string;
  /** All values, with the chart's own defaults below. */
  readonly values: Tree | undefined;
  /** The place of what is found nowhere: the release. */
  readonly stated: Tree;
}

/** Below this a text is found everywhere. */
const TELLING = 4;

/**
 * Gives what Helm printed its places in the user's files: the value that it repeats, else the text in its template, else the
 * longest value that it holds, else the release.
 */
export function placeRendered(tree: Tree, template: string | null, input: PlacingInput): Tree {
  const { folder, chart, values, stated } = input;
  const file = template === null ? null : posix.join(chart, template);
  const text = file === null ? null : folder.text(file);
  const source = file === null || text === null ? null : { file: folder.shown(file), text, root: null };
  const known = values === undefined ? [] : keyed(values, '');
  const byText = Map.groupBy(known, ({ scalar }) => String(scalar.value));
  const found = new Map<string, Pick<TreeScalar, 'source' | 'span'>>();
  const fallback = { source: stated.source, span: stated.span };

  const find = (value: string, key: string): Pick<TreeScalar, 'source' | 'span'> => {
    const equal = byText.get(value) ?? [];
    const named = equal.find((one) => one.key === key) ?? (value.length >= TELLING ? equal[0] : undefined);
    if (named !== undefined) return named.scalar;
    if (value.length < TELLING) return fallback;
    const start = source?.text.indexOf(value) ?? -1;
    if (source !== null && start >= 0) return { source, span: { start, end: start + value.length } };
    const held = known
      .filter(({ scalar }) => String(scalar.value).length >= TELLING && value.includes(String(scalar.value)))
      .toSorted((a, b) => String(b.scalar.value).length - String(a.scalar.value).length)[0];
    return held?.scalar ?? fallback;
  };

  const place = (node: Tree, key: string): Tree => {
    switch (node.kind) {
      case 'scalar': {
        const value = String(node.value);
        const name = `${key}\0${value}`;
        const where = found.get(name) ?? find(value, key);
        found.set(name, where);
        const hidden = known
          .flatMap(({ scalar }) => scalar.hidden ?? [])
          .filter((part) => value.includes(part.placeholder));
        return { ...node, source: where.source, span: where.span, ...(hidden.length > 0 && { hidden }) };
      }
      case 'sequence': {
        const items = node.items.map((item) => place(item, key));
        return { ...node, ...whereOf(items[0], fallback), items };
      }
      case 'mapping': {
        const entries = new Map(
          [...node.entries].map(([name, entry]) => {
            const value = place(entry.value, name);
            return [name, { ...entry, key: { ...entry.key, ...whereOf(value, fallback) }, value }];
          }),
        );
        const [first] = entries.values();
        return { ...node, ...whereOf(first?.value, fallback), entries };
      }
      default:
        return node satisfies never;
    }
  };
  const placed = place(tree, '');
  return source === null ? placed : { ...placed, source, span: { start: 0, end: 0 } };
}

function whereOf(
  node: Tree | undefined,
  fallback: Pick<TreeScalar, 'source' | 'span'>,
): Pick<TreeScalar, 'source' | 'span'> {
  return node === undefined ? fallback : { source: node.source, span: node.span };
}

interface Keyed {
  readonly key: string;
  readonly scalar: TreeScalar;
}

function keyed(node: Tree, key: string): readonly Keyed[] {
  if (node.kind === 'scalar') return node.value === null || node.value === '' ? [] : [{ key, scalar: node }];
  if (node.kind === 'sequence') return node.items.flatMap((item) => keyed(item, key));
  return [...node.entries].flatMap(([name, { value }]) => keyed(value, name));
}
