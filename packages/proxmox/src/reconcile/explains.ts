import type { SdnWrite } from './diff-sdn.ts';
import type { ObservedObject } from './read-sdn.ts';
import { keyOf, sameOptions, type Options } from './sdn-object.ts';

/** Whether the pending change is what this write leaves behind. */
export function explains(write: SdnWrite, object: ObservedObject): boolean {
  if (keyOf(write) !== keyOf(object)) return false;
  if (write.action === 'delete' || object.edited === null)
    return write.action === 'delete' && object.edited === null;
  return sameOptions(object.edited, resultOf(write));
}

function resultOf({ before, set, unset }: SdnWrite): Options {
  const kept = Object.entries(before ?? {}).filter(([key]) => !unset.includes(key));
  return { ...Object.fromEntries(kept), ...set };
}
