import { explainsPending } from './explains-pending.ts';
import { isPending, type ObservedObject, type ObservedSdn } from './read-sdn.ts';
import { keyOf, sameOptions, type SdnObject } from './sdn-object.ts';
import type { SdnPlanInput } from './sdn-plan-input.ts';

export interface PendingChanges {
  readonly pending: readonly ObservedObject[];
  /** Those of somebody else. */
  readonly foreign: readonly ObservedObject[];
  /** Whether an interrupted run has left changes that are no longer desired. */
  readonly discards: boolean;
}

interface PendingInput extends Pick<SdnPlanInput, 'observed' | 'leftovers' | 'allow' | 'owned'> {
  readonly objects: ReadonlyMap<string, SdnObject>;
}

/** Which pending changes are desired, left by an interrupted run, or made by somebody else. */
export function classifyPending(input: PendingInput): PendingChanges {
  const { observed, objects, leftovers } = input;
  const pending = pendingObjects(observed, objects);
  const unexplained = pending.filter((object) => !isDesired(object, input));
  const foreign = unexplained.filter((object) => !leftovers.some((write) => explainsPending(write, object)));
  return { pending, foreign, discards: unexplained.length > 0 && foreign.length === 0 };
}

/** Of an object that the network does not have every option counts, also those that no network decides. */
export function pendingObjects(
  { objects }: Pick<ObservedSdn, 'objects'>,
  desired: ReadonlyMap<string, unknown>,
): readonly ObservedObject[] {
  return [...objects.values()].filter(
    (object) => isPending(object) || (object.state !== null && !desired.has(keyOf(object))),
  );
}

function isDesired(object: ObservedObject, { objects, owned, allow }: PendingInput): boolean {
  const { edited } = object;
  const next = objects.get(keyOf(object));
  if (edited !== null) return next !== undefined && sameOptions(edited, next.options);
  return next === undefined && owned.has(keyOf(object)) && allow.has('deletes');
}
