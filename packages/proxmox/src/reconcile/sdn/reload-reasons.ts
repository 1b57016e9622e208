import type { DesiredSdn } from './desired-sdn.ts';
import type { SdnWrite } from './diff-sdn.ts';
import type { ObservedObject, ObservedSdn } from './read-sdn.ts';

/** Why the hosts must reload; empty where they need not. */
export function reloadReasons(options: {
  readonly desired: DesiredSdn;
  readonly observed: ObservedSdn;
  /** Whether the last reload is known to have succeeded on every host. */
  readonly lastReload: 'proven' | 'unproven';
  readonly writes: readonly SdnWrite[];
  readonly pending: readonly ObservedObject[];
}): readonly string[] {
  const { desired, observed, lastReload, writes, pending } = options;
  if (writes.length > 0) return ['the changes above'];
  if (pending.length > 0) return ['changes that are pending already'];
  const behind = [...zonesBehind(desired, observed)];
  if (behind.length > 0 || lastReload === 'proven') return behind;
  return ['the last reload was not confirmed'];
}

function* zonesBehind(desired: DesiredSdn, { hosts }: ObservedSdn): Iterable<string> {
  const zones = desired.objects.filter(({ kind }) => kind === 'zone');
  for (const { name, zones: statuses } of hosts) {
    if (statuses === null) continue;
    for (const { id } of zones) {
      const status = statuses.get(id) ?? 'missing';
      if (status !== 'available') yield `zone ${id} is ${status} on ${name}`;
    }
  }
}
