import { primaryNode, type Finding, type Rule, type Source } from '@netloom/diagnostics';
import { printPath } from '../../decode/locate.ts';
import type { NetworkFacts } from '../../facts.ts';
import { findKeys } from '../../key-changes/find-keys.ts';
import { DEPRECATED_KEYS, type KeyChange } from '../../key-changes/key-change.ts';
import { moveKey } from '../../key-changes/move-key.ts';

export const deprecatedKey: Rule<NetworkFacts> = {
  code: 'deprecated-key',
  severity: 'warning',
  description: 'No key is one that a later version removes.',
  check({ network, origins }) {
    return deprecatedKeysIn(primaryNode(origins.of(network)).source, DEPRECATED_KEYS);
  },
};

/** What the rule finds in a text, given the keys that are deprecated. */
export function deprecatedKeysIn(source: Source, deprecated: readonly KeyChange[]): readonly Finding[] {
  if (source.root === null) return [];
  return findKeys(source.root, deprecated).map((found) => {
    const { since, removedIn, move, instead } = found.change;
    const edits = moveKey(source, found);
    return {
      message: `${printPath(found.path)} is deprecated since netloom ${since}, and removed in ${removedIn}`,
      at: { kind: 'written', source, node: found.key },
      help: move,
      ...(edits !== null && { fix: { title: `write ${instead ?? ''} instead`, edits } }),
    };
  });
}
