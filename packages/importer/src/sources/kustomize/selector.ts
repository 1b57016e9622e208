import { type ObjectId, idOf } from '../object.ts';
import type { Tree } from '../tree.ts';
import { entriesAt, textAt } from '../tree/nodes.ts';
import type { Resource } from './resource.ts';

/** Whether a resource is among those that a `target` names: each field a pattern of the whole, labels all of them. */
export function isSelected(resource: Resource, target: Tree): boolean {
  return (
    resource.earlier.concat(idOf(resource.tree)).some((id) => isNamed(id, target)) &&
    isLabelled(resource.tree, 'labels', textAt(target, 'labelSelector')) &&
    isLabelled(resource.tree, 'annotations', textAt(target, 'annotationSelector'))
  );
}

function isNamed({ apiVersion, kind, name, namespace }: ObjectId, target: Tree): boolean {
  const parts = apiVersion.split('/');
  const version = parts.at(-1) ?? '';
  const group = parts.length > 1 ? (parts[0] ?? '') : '';
  return (
    matches(kind, textAt(target, 'kind')) &&
    matches(name, textAt(target, 'name')) &&
    matches(namespace ?? 'default', textAt(target, 'namespace')) &&
    matches(group, textAt(target, 'group')) &&
    matches(version, textAt(target, 'version'))
  );
}

/** An empty pattern matches everything. */
function matches(value: string, pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === '') return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return pattern === value;
  }
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
function isLabelled(tree: Tree, field: 'labels' | 'annotations', selector: string | undefined): boolean {
  if (selector === undefined || selector.trim() === '') return true;
  const labels = new Map(
    entriesAt(tree, 'metadata', field).map(([name, { value }]) => [name, textAt(value) ?? '']),
  );
  return termsOf(selector).every((term) => meets(labels, term.trim()));
}

function meets(labels: ReadonlyMap<string, string>, term: string): boolean {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(term);
  if (set !== null) {
    const [, name = '', operator, list = ''] = set;
    const isIn = list.split(',').some((value) => value.trim() === labels.get(name));
    return operator === 'in' ? isIn : !isIn;
  }
  const [, name = '', operator, value] = /^([^\s!=]+)\s*(==|=|!=)\s*(.*)$/.exec(term) ?? [];
  if (operator !== undefined) return (labels.get(name) === value) === (operator !== '!=');
  return term.startsWith('!') ? !labels.has(term.slice(1).trim()) : labels.has(term);
}

/** At the commas outside of parentheses. */
function termsOf(selector: string): readonly string[] {
  return selector.split(/,(?![^(]*\))/);
}
