import { surplusNote } from '../plan-lines.ts';
import { classifyPending } from './classify-pending.ts';
import { diffSdn } from './diff-sdn.ts';
import { planRefusals } from './plan-refusals.ts';
import type { ObservedSdn } from './read-sdn.ts';
import { reloadReasons } from './reload-reasons.ts';
import { keyOf, nameOf, type SdnObject } from './sdn-object.ts';
import type { SdnPlanInput } from './sdn-plan-input.ts';
import type { SdnPlan } from './sdn-plan.ts';

/** Compares the desired state with the observed one, decides what is ours, and refuses what it cannot explain. */
export function planSdn(input: SdnPlanInput): SdnPlan {
  const { desired, observed, allow } = input;
  const objects = new Map(desired.objects.map((object) => [keyOf(object), object]));
  const owned = ownedKeys(input);
  const { pending, foreign, discards } = classifyPending({ ...input, objects, owned });
  const current = currentObjects(observed, discards ? 'running' : 'edited');
  const surplus = current.filter((object) => owned.has(keyOf(object)) && !objects.has(keyOf(object)));
  const deleted = allow.has('deletes') ? surplus : [];
  const kept = current.filter((object) => !deleted.includes(object) && !objects.has(keyOf(object)));
  const writes = diffSdn(current, [...kept, ...desired.objects]);
  const reload = reloadReasons({ ...input, writes, pending });
  const refusals = planRefusals({ desired, observed, current, owned, allow, foreign, deleted, reload });
  return {
    version: observed.version.text,
    pending: pending.filter((object) => !foreign.includes(object)).map(nameOf),
    discards,
    writes,
    adopts: allow.has('adopt') ? adopted(desired.objects, { current, owned }) : [],
    reload,
    refusals: [...refusals],
    notes: [
      ...(allow.has('deletes') ? [] : surplus.map((object) => surplusNote(nameOf(object)))),
      ...(reload.length > 0 ? [] : hostAwayNotes(observed)),
    ],
  };
}

/** What the record says, what an interrupted run created, and the VNets that carry our mark. */
function ownedKeys({ desired, observed, owned, leftovers }: SdnPlanInput): ReadonlySet<string> {
  const marked = [...observed.objects.values()].filter(
    ({ kind, running, edited }) => kind === 'vnet' && (running ?? edited)?.alias === desired.mark,
  );
  const created = leftovers.filter(({ action }) => action === 'create');
  return new Set([...owned, ...marked.map(keyOf), ...created.map(keyOf)]);
}

function currentObjects(observed: ObservedSdn, side: 'running' | 'edited'): readonly SdnObject[] {
  return [...observed.objects.values()].flatMap(({ kind, id, [side]: options }) =>
    options === null ? [] : [{ kind, id, options }],
  );
}

function adopted(
  objects: readonly SdnObject[],
  { current, owned }: { readonly current: readonly SdnObject[]; readonly owned: ReadonlySet<string> },
): readonly string[] {
  const there = new Set(current.map(keyOf));
  return objects.map(keyOf).filter((key) => there.has(key) && !owned.has(key));
}

function hostAwayNotes({ hosts }: ObservedSdn): readonly string[] {
  return hosts.flatMap(({ name, zones, problem }) =>
    zones === null ? [`${name} does not answer (${problem}): what it runs is not known.`] : [],
  );
}
