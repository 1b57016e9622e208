import { applyEdits, toTextEdits } from '@netloom/diagnostics';
import type { CheckedNetwork } from '@netloom/engine';
import type { WrittenIdentity } from './identity-to-pin.ts';

/** The text of a network file that pins its cluster; all else of it stays, comments too. */
export function pinnedText({ facts, origins, source }: CheckedNetwork, identity: WrittenIdentity): string {
  const into = origins.of(facts.network.cluster);
  const value = { ...identity };
  return applyEdits(source.text, toTextEdits([{ kind: 'insert', into, key: 'identity', value }]));
}
