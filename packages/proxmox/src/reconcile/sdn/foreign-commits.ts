import type { ObservedObject } from './read-sdn.ts';
import { keyOf, nameOf, sameOptions, type SdnOptions } from './sdn-object.ts';

/** An object whose running configuration is not what was pending a moment before the commit. */
export interface ForeignCommit {
  /** As records have it, `vnet/k3svnet`. */
  readonly key: string;
  /** `vnet k3svnet is new` */
  readonly text: string;
}

type Objects = ReadonlyMap<string, ObservedObject>;

/**
 * What was committed together with our changes and is not ours: an edit between the last read and the commit, which
 * Proxmox VE 8 cannot prevent. `before` was pending then; `after` runs now.
 */
export function foreignCommits({
  before,
  after,
}: {
  readonly before: Objects;
  readonly after: Objects;
}): readonly ForeignCommit[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const expected = before.get(key)?.edited ?? null;
    const running = after.get(key)?.running ?? null;
    const change = describeChange(expected, running);
    const object = after.get(key) ?? before.get(key);
    if (change === null || object === undefined || isHidden(object, after)) return [];
    return [{ key, text: `${nameOf(object)} is ${change}` }];
  });
}

function describeChange(expected: SdnOptions | null, running: SdnOptions | null): string | null {
  if (expected === null) return running === null ? null : 'new';
  if (running === null) return 'gone';
  return sameOptions(expected, running) ? null : 'changed';
}

/** Proxmox does not list the subnets of a VNet whose deletion is pending: whether they still run is not known. */
function isHidden({ kind, edited, running }: ObservedObject, after: Objects): boolean {
  if (kind !== 'subnet') return false;
  const vnet = after.get(keyOf({ kind: 'vnet', id: String((edited ?? running)?.vnet) }));
  return vnet?.edited === null && vnet.running !== null;
}
