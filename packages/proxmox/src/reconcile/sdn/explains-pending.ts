import type { SdnWrite } from './diff-sdn.ts';
import type { ObservedObject } from './read-sdn.ts';
import { keyOf, sameOptions, type SdnOptions } from './sdn-object.ts';

/** Whether the pending change is the result of this write. */
export function explainsPending(write: SdnWrite, object: ObservedObject): boolean {
  if (keyOf(write) !== keyOf(object)) return false;
  if (write.action === 'delete' || object.edited === null) {
    return write.action === 'delete' && object.edited === null;
  }
  return sameOptions(object.edited, resultOf(write));
}

function resultOf({ before, set, unset }: SdnWrite): SdnOptions {
  const kept = Object.entries(before ?? {}).filter(([key]) => !unset.includes(key));
  return { ...Object.fromEntries(kept), ...set };
}
