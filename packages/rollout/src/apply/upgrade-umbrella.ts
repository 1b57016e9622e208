import { isDeepStrictEqual } from 'node:util';
import { NETLOOM_RELEASE, ownerOf, describeRef, refOf, type ApiObject } from '@netloom/cluster';
import { Refused } from '@netloom/diagnostics/error';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { keyOf, type ObjectChange } from '../changes/objects/diff-objects.ts';
import { unmetFields } from '../changes/objects/live-fields.ts';
import { latestRelease, type Release } from '../release/helm-release.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import type { Umbrella, UmbrellaStep } from '../release/render-umbrella.ts';
import { dropRevision, waitWhilePending } from '../release/repair-release.ts';
import type { StepLog, StepReport } from '../steps/step-log.ts';
import type { StepInput } from './apply-input.ts';
import { isInstalled } from './is-installed.ts';
import { listKinds, readLive } from './read-live.ts';
import { verifyObjects } from './verify-objects.ts';

const NAME = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };

/** The umbrella's release, one state of the network after the other, and what the cluster holds then. */
export async function upgradeUmbrella(
  input: StepInput,
  { umbrella, log }: { readonly umbrella: Umbrella; readonly log: StepLog },
): Promise<void> {
  const { steps } = umbrella;
  for (const [index, step] of steps.entries()) {
    const title = steps.length === 1 ? 'network' : `network, step ${index + 1} of ${steps.length}`;
    await log.run(title, () => upgrade(input, { umbrella, step, isFirst: index === 0 }));
  }
  if (!input.dryRun) await log.run('check', () => verifyObjects(input.cluster, umbrella.objects));
}

interface Upgrade {
  readonly umbrella: Umbrella;
  readonly step: UmbrellaStep;
  readonly isFirst: boolean;
}

async function upgrade(
  input: StepInput,
  { umbrella, step, isFirst }: Upgrade,
): Promise<Omit<StepReport, 'step'>> {
  const { cluster, helm, plan, forceConflicts, dryRun, onProgress } = input;
  if (dryRun) {
    const lacks = await whatLacks(input, step);
    if (lacks !== null) return { state: 'skipped', text: lacks };
  }
  if (!dryRun) await repairRelease(input, umbrella);
  const release = await latestRelease(cluster, NAME);
  if (isFirst) refuseNewer(input, release);
  if (!dryRun && isInstalled({ release, step, live: await liveObjects(input, step) })) {
    return { state: 'unchanged', text: `${step.objects.length} objects, as they were installed` };
  }
  onProgress(`network: Helm ${dryRun ? 'validates' : 'applies'} ${step.objects.length} objects`);
  const adopted = plan.objects.filter(({ action }) => action === 'adopt');
  if (isFirst) await refuseTaken(adopted, input);
  const onServer = helm.appliesOnServer && (release === null || release.serverSide);
  if (!onServer && !dryRun && forceConflicts) await takeBackFields(input, step);
  await helm.upgradeInstall({
    release: NETLOOM_RELEASE,
    namespace: NETLOOM_NAMESPACE,
    chart: umbrella.chart,
    values: step.values,
    dryRun,
    takeOwnership: adopted.length > 0,
    // what is adopted has been written by somebody else, so its fields are theirs
    forceConflicts: onServer && (adopted.length > 0 || forceConflicts),
  });
  return { state: dryRun ? 'tried' : 'done', text: `${step.objects.length} objects` };
}

/** As the plan has read them; a Helm that was at work then has written since. */
async function liveObjects(
  { observation, rollout, cluster }: StepInput,
  { objects }: UmbrellaStep,
): Promise<ReadonlyMap<string, ApiObject | null>> {
  if (rollout.release.pending) return readLive(cluster, objects);
  return new Map(
    observation.objects.flatMap(({ desired, live }) => (desired === null ? [] : [[keyOf(desired), live]])),
  );
}

/** What a Helm that applies on the client would leave as somebody else has set it. */
async function takeBackFields({ cluster, observation }: StepInput, { objects }: UmbrellaStep): Promise<void> {
  const observed = new Map(objects.map((object) => [keyOf(object), object]));
  for (const { desired, live } of observation.objects) {
    const object = desired === null ? undefined : observed.get(keyOf(desired));
    if (object === undefined || live === null || ownerOf(live).kind !== 'ours') continue;
    if (unmetFields(object, live).length > 0) await cluster.apply(object, { force: true });
  }
}

/** Why a dry run cannot try the release; null where it can. */
async function whatLacks({ cluster, rollout }: StepInput, { objects }: UmbrellaStep): Promise<string | null> {
  if (rollout.release.pending) return 'Helm refuses a dry run while the release is pending';
  for (const object of objects) {
    if (!(await cluster.serves(object))) return `${object.kind} is served only once its operator runs`;
  }
  return null;
}

/** Another apply that ended meanwhile may have installed what this plan knows nothing of. */
function refuseNewer({ rollout: { release: planned } }: StepInput, release: Release | null): void {
  if (release === null || release.revision.number <= (planned.newest ?? 0)) return;
  throw new Refused(
    `Revision ${release.revision.number} of the release ${NETLOOM_RELEASE} was made after this plan: another apply, or somebody by hand, was at work. It is left as it is.`,
  );
}

/** Since the plan was made, operators were installed, and others may have been at work: what is adopted may have another owner. */
async function refuseTaken(adopted: readonly ObjectChange[], { cluster }: StepInput): Promise<void> {
  const live = await listKinds(cluster, { objects: adopted, labels: {} });
  for (const { owner, ...ref } of adopted) {
    const { apiVersion, kind, namespace, name } = ref;
    const found = live.get(
      keyOf({ apiVersion, kind, metadata: { name, ...(namespace !== null && { namespace }) } }),
    );
    if (found === undefined || isDeepStrictEqual(ownerOf(found), owner)) continue;
    throw new Refused(`${describeRef(ref)} has another owner since this plan was made. It is left as it is.`);
  }
}

/** What an interrupted revision made and the network does not have is deleted first, while its record still says what that is. */
async function repairRelease(input: StepInput, umbrella: Umbrella): Promise<void> {
  const { cluster, onProgress } = input;
  const left = await waitWhilePending({ ...input, ...NAME });
  if (left === null) return;
  onProgress(`network: repairing revision ${left.revision.number}, which was left ${left.revision.status}`);
  const desired = new Set(
    umbrella.steps.flatMap(({ objects }) => objects).map((object) => describeRef(refOf(object))),
  );
  for (const ref of parseManifests(left.manifest).map(refOf)) {
    if (desired.has(describeRef(ref)) || ownerOf(await cluster.get(ref)).kind !== 'ours') continue;
    await cluster.delete(ref);
  }
  await dropRevision(cluster, left);
}
