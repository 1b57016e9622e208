import type { Tree, TreeMapping, TreeScalar } from '../tree.ts';
import {
  at,
  child,
  itemsAt,
  mapItems,
  mappingOf,
  scalarLike,
  textAt,
  textsAt,
  withEntry,
} from '../tree/nodes.ts';
import { type Resource, withTree } from './resource.ts';
import { isSelected } from './selector.ts';

/** One of `replacements`: a value of one object is written into fields of others. */
export function applyReplacement(resources: readonly Resource[], replacement: Tree): readonly Resource[] {
  const source = at(replacement, 'source');
  if (source === undefined) return resources;
  const from = resources.find((resource) => isSelected(resource, exact(source)));
  const path = fieldPath(textAt(source, 'fieldPath') ?? 'metadata.name');
  const value = from === undefined ? undefined : nodesAt(from.tree, path)[0];
  if (value === undefined) return resources;
  const part = partOf(value, at(source, 'options'));
  return itemsAt(replacement, 'targets').reduce(
    (current, target) => writeTarget(current, target, part),
    resources,
  );
}

function writeTarget(resources: readonly Resource[], target: Tree, value: Tree): readonly Resource[] {
  const select = at(target, 'select');
  if (select === undefined) return resources;
  const rejects = itemsAt(target, 'reject');
  const paths = textsAt(target, 'fieldPaths');
  const options = at(target, 'options');
  return resources.map((resource) => {
    if (
      !isSelected(resource, exact(select)) ||
      rejects.some((reject) => isSelected(resource, exact(reject)))
    ) {
      return resource;
    }
    const tree = (paths.length > 0 ? paths : ['metadata.name']).reduce<Tree>(
      (node, path) => write(node, fieldPath(path), { value, options }),
      resource.tree,
    );
    return tree.kind === 'mapping' ? withTree(resource, tree) : resource;
  });
}

interface Writing {
  readonly value: Tree;
  readonly options: Tree | undefined;
}

function write(node: Tree, path: readonly string[], writing: Writing): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return written(node, writing);
  if (node.kind === 'sequence') {
    return mapItems(node, (item, index) => (isItem(item, key, index) ? write(item, rest, writing) : item));
  }
  if (node.kind !== 'mapping') return node;
  const inner = child(node, key);
  if (inner !== undefined) return withEntry(node, key, write(inner, rest, writing));
  if (textAt(writing.options, 'create') !== 'true') return node;
  const made = rest.length === 0 ? writing.value : write(mappingOf(writing.value, []), rest, writing);
  return withEntry(node, key, made);
}

/** With a delimiter one part of the text is replaced, and the rest stays where it is. */
function written(node: Tree, { value, options }: Writing): Tree {
  const delimiter = textAt(options, 'delimiter');
  const text = textAt(value);
  if (delimiter === undefined || node.kind !== 'scalar' || value.kind !== 'scalar' || text === undefined) {
    return value;
  }
  const parts = String(node.value).split(delimiter);
  const index = Number(textAt(options, 'index') ?? 0);
  if (index < 0) parts.unshift(text);
  else if (index >= parts.length) parts.push(text);
  else parts[index] = text;
  const joined: TreeScalar = { ...node, value: parts.join(delimiter), via: [value] };
  return joined;
}

function partOf(value: Tree, options: Tree | undefined): Tree {
  const delimiter = textAt(options, 'delimiter');
  const text = textAt(value);
  if (delimiter === undefined || text === undefined) return value;
  return scalarLike(value, text.split(delimiter)[Number(textAt(options, 'index') ?? 0)] ?? '');
}

function nodesAt(node: Tree, path: readonly string[]): readonly Tree[] {
  const [key, ...rest] = path;
  if (key === undefined) return [node];
  if (node.kind === 'sequence') {
    return node.items.flatMap((item, index) => (isItem(item, key, index) ? nodesAt(item, rest) : []));
  }
  const inner = child(node, key);
  return inner === undefined ? [] : nodesAt(inner, rest);
}

/** `*`, an index, or `[name=web]`. */
function isItem(item: Tree, key: string, index: number): boolean {
  if (key === '*') return true;
  const [, name, value] = /^\[([^=]+)=(.*)\]$/.exec(key) ?? [];
  if (name !== undefined) return textAt(item, name) === value || (name === '' && textAt(item) === value);
  return key === String(index);
}

/** At the dots, except where one is escaped or in brackets. */
function fieldPath(path: string): readonly string[] {
  return [...path.matchAll(/(?:\[[^\]]*\]|\\.|[^.\\])+/g)].map(([part]) => part.replaceAll('\\.', '.'));
}

/** Sources and selects of replacements name their objects exactly; as patterns they are escaped. */
function exact(select: Tree): TreeMapping {
  const escape = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const fields = ['group', 'version', 'kind', 'name', 'namespace'].flatMap((field) => {
    const text = textAt(select, field);
    return text === undefined ? [] : [[field, scalarLike(select, escape(text))] as const];
  });
  return mappingOf(select, fields);
}
