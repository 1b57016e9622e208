import { dirname } from 'node:path';
import type { LiveObject } from '../live-object.ts';
import { groupOfTree } from '../object.ts';

/**
 * The objects, without two states of one that are both live: a file of another folder that states the same object once more is
 * another version of it, of which a person applies one. In one folder, both are applied.
 */
export function markAlternatives(objects: readonly LiveObject[]): readonly LiveObject[] {
  const first = new Map<string, LiveObject>();
  return objects.map((object) => {
    if (object.liveness.state !== 'live' || object.origin !== 'manifest') return object;
    const { cluster, kind, namespace = '', name, tree } = object;
    const key = [cluster, groupOfTree(tree), kind, namespace, name].join('\0');
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, object);
      return object;
    }
    if (dirname(known.tree.source.file) === dirname(tree.source.file)) return object;
    const why = `${known.tree.source.file} states it, too`;
    return { ...object, liveness: { state: 'alternative', why } };
  });
}
