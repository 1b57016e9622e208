import { plain } from '@netloom/chart-kit';
import {
  inTurns,
  AdmissionRefused,
  ClusterError,
  ClusterUnauthorized,
  ClusterUnreachable,
  ClusterUntrusted,
  refOf,
  type ApiObject,
} from '@netloom/cluster';
import { isSame } from '../changes/fields/diff-fields.ts';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { isOwnNamespace } from '../changes/own-namespaces.ts';
import { pairRows, type Pair } from '../changes/pair-rows.ts';
import type { DryRun, ObservedObject } from './observed-object.ts';
import type { Snapshot } from './snapshot.ts';

export interface ObjectsInput {
  readonly snapshot: Snapshot;
  readonly installed: readonly ApiObject[];
  readonly desired: readonly ApiObject[];
  /** Objects whose change the server cannot validate by itself, such as pools that are changed in two steps. */
  readonly inSteps: (object: ApiObject) => boolean;
}

/** Reads every object once, and has the server try each that is there once, without a write. */
export async function observeObjects({
  snapshot,
  installed,
  desired,
  inSteps,
}: ObjectsInput): Promise<readonly ObservedObject[]> {
  return inTurns(pairRows({ before: installed, after: desired }, keyOf), async (pair) => {
    const named = pair.after ?? pair.before;
    const live = await snapshot.get(refOf(named));
    const served = live !== null || (await snapshot.serves(named));
    const states = { installed: pair.before, desired: pair.after, live, served };
    if (live === null || isNamespaceOfOthers(live)) return { ...states, dryRun: null };
    return { ...states, dryRun: await tryState(snapshot, stateToTry(pair, inSteps)) };
  });
}

/** An apply leaves such a namespace as it is, so that it neither changes nor drifts. */
export function isNamespaceOfOthers(live: ApiObject): boolean {
  return live.kind === 'Namespace' && !isOwnNamespace(live);
}

interface State {
  readonly of: DryRun['of'];
  readonly object: ApiObject;
}

function stateToTry({ before, after }: Pair<ApiObject>, inSteps: ObjectsInput['inSteps']): State {
  if (before === null) return { of: 'desired', object: after };
  if (after !== null && isSame(plain(before), plain(after))) return { of: 'both', object: after };
  return after === null || inSteps(after)
    ? { of: 'installed', object: before }
    : { of: 'desired', object: after };
}

async function tryState(snapshot: Snapshot, { of, object }: State): Promise<DryRun> {
  try {
    return { of, result: await snapshot.dryRun(object), failure: null };
  } catch (error) {
    if (!(error instanceof ClusterError) || isGeneral(error)) throw error;
    const { name, detail } = error;
    const isRejection = error instanceof AdmissionRefused;
    return { of, result: null, failure: { error: name, detail: detail, isRejection } };
  }
}

/** What every other request would meet, too. */
function isGeneral(error: ClusterError): boolean {
  return [ClusterUnreachable, ClusterUntrusted, ClusterUnauthorized].some((one) => error instanceof one);
}
