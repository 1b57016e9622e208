import {
  type ImportedNode,
  type ImportedNodes,
  type Source,
  type SourceNode,
  withoutTree,
} from '@netloom/diagnostics';
import type { Planned, PlannedMap } from '../model/planned.ts';

/**
 * Where each part of a written network file comes from: its nodes, with those of the user's files. A guess comes from the
 * written file itself, so that nothing that rests on it is shown at a place in the user's files.
 */
export function importPlaces(file: PlannedMap, source: Source): ImportedNodes {
  const places = new Map<SourceNode, ImportedNode>();
  const walk = (planned: Planned, node: SourceNode | undefined): void => {
    if (node === undefined) return;
    const { from, guess } = planned;
    if (from !== undefined) places.set(node, { source: withoutTree(from.source), node: from });
    else if (guess !== undefined) places.set(node, { source, node });
    if (planned.kind === 'map' && node.kind === 'mapping') {
      for (const [key, value] of planned.entries) walk(value, node.entries.get(key)?.value);
    } else if (planned.kind === 'list' && node.kind === 'sequence') {
      planned.items.forEach((item, index) => {
        walk(item, node.items[index]);
      });
    }
  };
  if (source.root !== null) walk(file, source.root);
  return places;
}
