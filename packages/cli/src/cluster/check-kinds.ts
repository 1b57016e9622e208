import { UsageError } from '@netloom/diagnostics/error';
import type { RolloutOptions } from '../options/rollout-options.ts';
import { didYouMean } from '../terminal/did-you-mean.ts';

/** Refuses a misspelt kind, which would allow nothing. */
export function checkKinds(
  { allowDeletes }: Pick<RolloutOptions, 'allowDeletes'>,
  objects: readonly { readonly kind: string }[],
): void {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort();
  for (const kind of allowDeletes.keys()) {
    if (kinds.includes(kind)) continue;
    throw new UsageError(`--allow-deletes: there is no ${kind} before or after. ${didYouMean(kind, kinds)}`);
  }
}
