import type { DesiredSdn } from './desired-sdn.ts';
import { diffSdn, type SdnWrite } from './diff-sdn.ts';
import { explains } from './explains.ts';
import { judgeChange, judgeDelete, type Judging } from './judge.ts';
import { judgeVersion } from './judge-version.ts';
import type { Refusal, SdnPlan } from './plan.ts';
import { isPending, type ObservedObject, type ObservedSdn } from './read-sdn.ts';
import { keyOf, nameOf, sameOptions, type SdnObject } from './sdn-object.ts';

export interface PlanOptions {
  readonly desired: DesiredSdn;
  readonly observed: ObservedSdn;
  /** Keys of what earlier runs made or adopted. */
  readonly owned: ReadonlySet<string>;
  /** What a run that was interrupted wrote, or meant to. */
  readonly leftovers: readonly SdnWrite[];
  /** Whether the last reload is known to have ended well on every host. */
  readonly lastReload: 'proven' | 'unproven';
  /** What the person allows beyond creating and changing what is ours. */
  readonly allow: ReadonlySet<'adopt' | 'deletes'>;
}

/** Compares what should be with what is, decides what is ours, and refuses what it cannot explain. */
export function planSdn(options: PlanOptions): SdnPlan {
  const { desired, observed, leftovers, allow } = options;
  const wanted = new Map(desired.objects.map((object) => [keyOf(object), object]));
  const owned = ownedKeys(options);
  const pending = [...observed.objects.values()].filter(
    // of somebody else's every option counts, also those that no network decides
    (object) => isPending(object) || (object.state !== null && !wanted.has(keyOf(object))),
  );
  const unexplained = pending.filter((object) => !isDesired(object, { wanted, owned, allow }));
  const foreign = unexplained.filter((object) => !leftovers.some((write) => explains(write, object)));
  const discards = unexplained.length > 0 && foreign.length === 0;
  const current = currentObjects(observed, discards ? 'running' : 'edited');
  const judging: Judging = { desired, current, owned, allow };
  const changed = desired.objects.filter((object) => differs(object, current));
  const surplus = current.filter((object) => owned.has(keyOf(object)) && !wanted.has(keyOf(object)));
  const deleted = allow.has('deletes') ? surplus : [];
  const gone = new Set(deleted.map(keyOf));
  const kept = current.filter((object) => !gone.has(keyOf(object)) && !wanted.has(keyOf(object)));
  const writes = diffSdn(current, [...kept, ...desired.objects]);
  const reload = reloadReasons({ ...options, writes, pending });
  return {
    version: observed.version.text,
    pending: pending.filter((object) => !foreign.includes(object)).map(nameOf),
    discards,
    writes,
    adopts: allow.has('adopt') ? adopted(desired.objects, { current, owned }) : [],
    reload,
    refusals: [
      ...judgeVersion(desired.version, observed.version),
      ...foreign.map(foreignPending),
      ...observed.pendingControllers.map((text) => pendingRefusal(`controller ${text}`)),
      ...changed.flatMap((object) => judgeChange(object, judging)),
      ...deleted.flatMap((object) => judgeDelete(object, judging)),
      ...(reload.length > 0 ? hostsAway(observed) : []),
    ],
    notes: [
      ...(allow.has('deletes')
        ? []
        : surplus.map(
            (object) =>
              `${nameOf(object)} is ours and the network has it no more: --allow-deletes removes it.`,
          )),
      ...(reload.length > 0 ? [] : observed.hosts.flatMap(awayNote)),
    ],
  };
}

/** What the record says, what an interrupted run created, and the VNets that carry our mark. */
function ownedKeys({ desired, observed, owned, leftovers }: PlanOptions): ReadonlySet<string> {
  const marked = [...observed.objects.values()].filter(
    ({ kind, running, edited }) => kind === 'vnet' && (running ?? edited)?.alias === desired.mark,
  );
  const created = leftovers.filter(({ action }) => action === 'create');
  return new Set([...owned, ...marked.map(keyOf), ...created.map(keyOf)]);
}

function isDesired(
  object: ObservedObject,
  {
    wanted,
    owned,
    allow,
  }: Pick<PlanOptions, 'owned' | 'allow'> & { readonly wanted: ReadonlyMap<string, SdnObject> },
): boolean {
  const { edited } = object;
  const next = wanted.get(keyOf(object));
  if (edited !== null) return next !== undefined && sameOptions(edited, next.options);
  return next === undefined && owned.has(keyOf(object)) && allow.has('deletes');
}

function currentObjects(observed: ObservedSdn, side: 'running' | 'edited'): readonly SdnObject[] {
  return [...observed.objects.values()].flatMap((object) => {
    const options = object[side];
    return options === null ? [] : [{ kind: object.kind, id: object.id, options }];
  });
}

function differs(object: SdnObject, current: readonly SdnObject[]): boolean {
  const found = current.find((other) => keyOf(other) === keyOf(object));
  return found === undefined || !sameOptions(found.options, object.options);
}

function adopted(
  objects: readonly SdnObject[],
  { current, owned }: { readonly current: readonly SdnObject[]; readonly owned: ReadonlySet<string> },
): readonly string[] {
  const there = new Set(current.map(keyOf));
  return objects.map(keyOf).filter((key) => there.has(key) && !owned.has(key));
}

function foreignPending(object: ObservedObject): Refusal {
  const state = object.running === null ? 'new' : object.edited === null ? 'deleted' : 'changed';
  return pendingRefusal(`${nameOf(object)} is ${state}`);
}

function pendingRefusal(what: string): Refusal {
  return {
    code: 'foreign-pending',
    message: `Somebody's change waits to be applied: ${what}. An apply would commit it too.`,
    help: 'Apply or revert it in the GUI (Datacenter, SDN), then run again.',
  };
}

function reloadReasons(options: {
  readonly desired: DesiredSdn;
  readonly observed: ObservedSdn;
  readonly lastReload: PlanOptions['lastReload'];
  readonly writes: readonly SdnWrite[];
  readonly pending: readonly ObservedObject[];
}): readonly string[] {
  const { desired, observed, lastReload, writes, pending } = options;
  if (writes.length > 0) return ['the changes above'];
  if (pending.length > 0) return ['what waits already'];
  const zones = desired.objects.filter(({ kind }) => kind === 'zone');
  const behind = observed.hosts.flatMap(({ name, zones: statuses }) =>
    zones.flatMap(({ id }) => {
      const status = statuses?.get(id) ?? 'missing';
      return statuses === null || status === 'available' ? [] : [`zone ${id} is ${status} on ${name}`];
    }),
  );
  const unproven = behind.length === 0 && lastReload === 'unproven';
  return unproven ? ['the last reload was not seen to end well'] : behind;
}

function hostsAway({ hosts }: ObservedSdn): readonly Refusal[] {
  return hosts.flatMap(({ name, zones, trouble }) =>
    zones !== null
      ? []
      : [
          {
            code: 'host-away' as const,
            message: `${name} does not answer (${trouble}): an apply would leave it behind.`,
            help: 'Bring the host back, or take it out of proxmox.hosts.',
          },
        ],
  );
}

function awayNote({ name, zones, trouble }: ObservedSdn['hosts'][number]): readonly string[] {
  return zones === null ? [`${name} does not answer (${trouble}): what it runs is not known.`] : [];
}
