import { describeRef, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import { printField } from '../changes/fields/print-field.ts';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { unmetFields } from '../changes/objects/live-fields.ts';
import type { StepReport } from '../steps/step-log.ts';
import { readLive } from './read-live.ts';

/** Each object must hold what the network says. */
export async function verifyObjects(
  cluster: ClusterClient,
  objects: readonly ApiObject[],
): Promise<Omit<StepReport, 'step'>> {
  const live = await readLive(cluster, objects);
  const wrong = objects.flatMap((object) =>
    differencesOf(object, live.get(keyOf(object)) ?? null).map(
      (text) => `${describeRef(refOf(object))} ${text}`,
    ),
  );
  if (wrong.length > 0) throw new ObjectsDiffer(wrong);
  return { state: 'unchanged', text: `${objects.length} objects hold what the network says` };
}

function differencesOf(desired: ApiObject, live: ApiObject | null): readonly string[] {
  return live === null ? ['is not there'] : unmetFields(desired, live).map(printField);
}

/** Helm says that all is well, and the cluster holds something else: somebody else writes there too. */
export class ObjectsDiffer extends NetloomError {
  override readonly name = 'ObjectsDiffer';
  override readonly exit = EXIT.findings;

  constructor(wrong: readonly string[]) {
    super(
      [
        'The cluster does not hold what the network says:',
        ...wrong.map((line) => `  ${line}`),
        'Somebody else writes these objects too (kubectl get --show-managed-fields says who); --force-conflicts writes them all the same.',
      ].join('\n'),
    );
  }
}
