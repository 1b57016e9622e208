import { childAt, type Source, type SourceMapping, type SourceNode } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';
import type { PlannedMap } from '../model/planned.ts';
import { alignEntrances } from './align-entrances.ts';
import { alignForms, type Unfit } from './align-forms.ts';
import { withoutDerived } from './derived.ts';
import { pairRows } from './pair-rows.ts';
import { changeAt, itemsAt, textAt } from './planned-value.ts';
import { rowListAt } from './row-lists.ts';

/** What was imported in the words of one file: its names, its forms, and without what follows from it. */
export interface Aligned {
  readonly planned: PlannedMap;
  /** What the file has no place for. */
  readonly unfit: readonly Unfit[];
}

export function alignToFile(planned: PlannedMap, { root }: Source, network: Network): Aligned {
  if (root?.kind !== 'mapping') return { planned, unfit: [] };
  const { planned: formed, unfit } = alignForms(withNamesOf(alignEntrances(planned, root), root), root);
  return { planned: withoutDerived(formed, network), unfit };
}

/** Lists with names, and where these are used. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  'loadBalancer.pools': [
    'loadBalancer.l2Advertisements.*.pools.*',
    'loadBalancer.bgp.advertisements.*.pools.*',
  ],
  'cluster.nodes': [
    'loadBalancer.l2Advertisements.*.nodes.*',
    'loadBalancer.bgp.advertisements.*.nodes.*',
    'loadBalancer.bgp.peers.*.nodes.*',
  ],
  'loadBalancer.bgp.peers': ['loadBalancer.bgp.advertisements.*.peers.*'],
};

/** References to a row that the file has under another name use that name. */
function withNamesOf(planned: PlannedMap, root: SourceMapping): PlannedMap {
  let renamed = planned;
  for (const [list, references] of Object.entries(REFERENCES)) {
    const names = otherNames(planned, root, list);
    if (names.size === 0) continue;
    for (const reference of references) {
      renamed = changeAt(renamed, reference, (part) => {
        const name = part.kind === 'scalar' ? names.get(String(part.value)) : undefined;
        return part.kind === 'scalar' && name !== undefined ? { ...part, value: name } : part;
      });
    }
  }
  return renamed;
}

/** The name in the file by that in the sources. */
function otherNames(planned: PlannedMap, root: SourceMapping, list: string): ReadonlyMap<string, string> {
  const path = list.split('.');
  const node = path.reduce<SourceNode | null>(
    (part, key) => (part === null ? null : childAt(part, key)),
    root,
  );
  const rows = rowListAt(list);
  if (rows === null || node?.kind !== 'sequence') return new Map();
  const names = new Map<string, string>();
  for (const [item, index] of pairRows(itemsAt(planned, ...path), node.items, rows)) {
    const row = node.items[index];
    const own = row === undefined ? null : childAt(row, 'name');
    const [before, after] = [textAt(item, 'name'), own?.kind === 'scalar' ? String(own.value) : null];
    if (before !== null && after !== null && before !== after) names.set(before, after);
  }
  return names;
}
