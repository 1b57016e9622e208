import type { SourceMapping, SourceNode, SourceScalar } from '@netloom/diagnostics';
import { stepsOf, type KeyChange } from './key-change.ts';

/** A changed key as a file has it. */
export interface FoundKey {
  readonly change: KeyChange;
  /** From the root: `['services', 2, 'port']`. */
  readonly path: readonly (string | number)[];
  readonly parent: SourceMapping;
  readonly key: SourceScalar;
  readonly value: SourceNode;
}

/** Every place of a file that has a changed key. */
export function findKeys(root: SourceNode, changes: readonly KeyChange[]): readonly FoundKey[] {
  return changes.flatMap((change) => [
    ...placesOf(change, { node: root, steps: stepsOf(change.key), path: [] }),
  ]);
}

interface Walk {
  readonly node: SourceNode;
  /** What is left of the way. */
  readonly steps: readonly string[];
  readonly path: FoundKey['path'];
}

function* placesOf(change: KeyChange, { node, steps, path }: Walk): Iterable<FoundKey> {
  const [step = '', ...rest] = steps;
  if (step === '[]') {
    const items = node.kind === 'sequence' ? node.items : [];
    for (const [index, item] of items.entries()) {
      yield* placesOf(change, { node: item, steps: rest, path: [...path, index] });
    }
    return;
  }
  const entry = node.kind === 'mapping' ? node.entries.get(step) : undefined;
  if (node.kind !== 'mapping' || entry === undefined) return;
  const here = [...path, step];
  if (rest.length > 0) yield* placesOf(change, { node: entry.value, steps: rest, path: here });
  else yield { change, path: here, parent: node, ...entry };
}
