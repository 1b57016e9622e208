import type { Tree, TreeEntry } from '../tree.ts';

/** Helm's merge of values: mappings by key, all else replaced; a null removes what it overrides. */
export function mergeValues(below: Tree | undefined, above: Tree): Tree {
  if (below?.kind !== 'mapping' || above.kind !== 'mapping') return above;
  const entries = new Map<string, TreeEntry>(below.entries);
  for (const [name, entry] of above.entries) {
    const known = entries.get(name);
    if (known === undefined) entries.set(name, entry);
    else if (entry.value.kind === 'scalar' && entry.value.value === null) entries.delete(name);
    else entries.set(name, { ...entry, value: mergeValues(known.value, entry.value) });
  }
  return { ...above, entries };
}

/** Whether a part of values is switched off: it, or a mapping around it, says `enabled: false`. */
export function isDisabled(values: Tree, path: readonly (string | number)[]): boolean {
  let node: Tree | undefined = values;
  for (const key of [null, ...path]) {
    if (key !== null) {
      node =
        node?.kind === 'mapping'
          ? node.entries.get(String(key))?.value
          : node?.kind === 'sequence'
            ? node.items[Number(key)]
            : undefined;
    }
    if (node?.kind !== 'mapping') continue;
    const enabled = node.entries.get('enabled')?.value;
    if (enabled?.kind === 'scalar' && enabled.value === false) return true;
  }
  return false;
}
