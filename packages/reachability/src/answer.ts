import type { Target } from '@netloom/network-model';
import { decidingHop, type Hop, type Verdict } from './hop.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { Source } from './sources/source.ts';
import { mergeTraces, tracesFrom } from './trace.ts';

/** Whether a target is reached, and the hop that decided. */
export interface Answer {
  readonly verdict: Verdict;
  readonly hop: Hop;
}

export function answer(index: NetworkIndex, sources: readonly Source[], target: Target): Answer {
  const merged = mergeTraces(sources.flatMap((source) => tracesFrom(index, source, target)));
  return { verdict: merged.verdict, hop: decidingHop(merged) };
}
