import { plain } from '@netloom/chart-kit';
import {
  AdmissionRefused,
  ClusterError,
  ClusterUnauthorized,
  ClusterUnreachable,
  ClusterUntrusted,
  FieldConflict,
  managersInWords,
  refOf,
  type ApiObject,
  type Cluster,
} from '@netloom/cluster';
import { isSame } from '../changes/fields/diff-fields.ts';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { pairRows } from '../changes/pair-rows.ts';
import { inTurns } from './in-turns.ts';
import { liveFields } from '../changes/objects/live-fields.ts';
import type { Seen } from './observed-object.ts';

export interface LookAtObjects {
  readonly cluster: Cluster;
  readonly installed: readonly ApiObject[];
  readonly wanted: readonly ApiObject[];
  /** Objects whose change the server cannot judge by itself, such as pools that are changed in two steps. */
  readonly untriable: (object: ApiObject) => boolean;
}

/** A manager that owns nothing: a dry run of it changes exactly what differs, and takes nothing away. */
const TRIAL = 'netloom-plan';

/** Reads every object and tries, without writing, what applying it would change. */
export async function lookAtObjects({
  cluster,
  installed,
  wanted,
  untriable,
}: LookAtObjects): Promise<readonly Seen[]> {
  return inTurns(pairRows({ before: installed, after: wanted }, keyOf), async (pair) => {
    const named = pair.after ?? pair.before;
    const live = await cluster.get(refOf(named));
    const states = { installed: pair.before, wanted: pair.after, live };
    if (live === null) return { ...states, ...UNTRIED };
    const restored = pair.before === null ? NONE : await tryObject(cluster, pair.before);
    const isEdited = restored.object !== null && liveFields(live, restored.object).length > 0;
    const isTried =
      pair.after !== null && (isEdited || differs(pair.before, pair.after)) && !untriable(pair.after);
    const applied = isTried ? await tryObject(cluster, pair.after) : NONE;
    return {
      ...states,
      restored: restored.object,
      applied: applied.object,
      by: isEdited && pair.before !== null ? await managersOf(cluster, pair.before) : null,
      refused: applied.trouble instanceof AdmissionRefused ? applied.trouble.what : null,
      untried:
        restored.trouble === null ? null : { trouble: restored.trouble.name, what: restored.trouble.what },
    };
  });
}

const UNTRIED = { restored: null, applied: null, by: null, refused: null, untried: null };
const NONE = { object: null, trouble: null };

function differs(installed: ApiObject | null, wanted: ApiObject): boolean {
  return installed === null || !isSame(plain(installed), plain(wanted));
}

interface Tried {
  readonly object: ApiObject | null;
  readonly trouble: ClusterError | null;
}

async function tryObject(cluster: Cluster, object: ApiObject): Promise<Tried> {
  try {
    return {
      object: await cluster.apply(object, { dryRun: true, force: true, fieldManager: TRIAL }),
      trouble: null,
    };
  } catch (error) {
    if (error instanceof ClusterError && !isOfAll(error)) return { object: null, trouble: error };
    throw error;
  }
}

/** Without force, the server names those whose fields it would have to take. */
async function managersOf(cluster: Cluster, object: ApiObject): Promise<string | null> {
  try {
    await cluster.apply(object, { dryRun: true, fieldManager: TRIAL });
    return null;
  } catch (error) {
    if (error instanceof FieldConflict) return managersInWords(error.fields);
    if (error instanceof ClusterError && !isOfAll(error)) return null;
    throw error;
  }
}

/** Trouble that every other question would meet, too. */
function isOfAll(error: ClusterError): boolean {
  return [ClusterUnreachable, ClusterUntrusted, ClusterUnauthorized].some((one) => error instanceof one);
}
