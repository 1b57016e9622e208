import { NETLOOM_RELEASE, ownerOf, refInWords, refOf, type Cluster } from '@netloom/cluster';
import { EXIT, NetloomError, Refused } from '@netloom/diagnostics/error';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { Applying } from './applying.ts';
import { differenceInWords, differences } from './differences.ts';
import { latestRelease, type Release, type ReleaseName } from './helm-release.ts';
import { isInstalled } from './is-installed.ts';
import { judgeObjects } from './judge/objects.ts';
import { dropRevision, waitWhilePending } from './mend-release.ts';
import { observeObjects } from './observe-cluster.ts';
import type { ObservedObject } from './observed.ts';
import { parseManifests } from './parse-manifests.ts';
import type { ApplyPlan } from './plan.ts';
import type { UmbrellaStep } from './prepare-umbrella.ts';
import type { StepLog, StepReport } from './step-log.ts';

/** The umbrella's release, one state of the network after the other, and a look at what the cluster holds then. */
export async function upgradeUmbrella(applying: Applying, log: StepLog): Promise<void> {
  const { steps } = applying.umbrella;
  for (const [index, step] of steps.entries()) {
    const title = steps.length === 1 ? 'network' : `network, step ${index + 1} of ${steps.length}`;
    await log.run(title, () => upgrade(applying, { step, isFirst: index === 0 }));
  }
  if (!applying.dryRun) await log.run('check', () => check(applying));
}

async function upgrade(
  applying: Applying,
  { step, isFirst }: { readonly step: UmbrellaStep; readonly isFirst: boolean },
): Promise<Omit<StepReport, 'step'>> {
  const { cluster, helm, umbrella, plan, allowed, dryRun, onProgress } = applying;
  const name = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };
  if (dryRun) {
    const lacks = await whatLacks(applying, step);
    if (lacks !== null) return { state: 'skipped', text: lacks };
  }
  if (!dryRun) await mend(applying, name);
  const release = await latestRelease(cluster, name);
  if (isFirst) refuseNewer(plan, release);
  const objects = await observeObjects({ cluster, objects: step.objects, release });
  refuseForeign(applying, objects);
  if (!dryRun && isInstalled({ release, step, objects })) {
    return { state: 'unchanged', text: `${objects.length} objects, as they were installed` };
  }
  onProgress(`network: Helm ${dryRun ? 'tries' : 'applies'} ${step.objects.length} objects`);
  const adopts = plan.objects.some(({ action }) => action === 'adopt');
  const onServer = helm.appliesOnServer && (release === null || release.serverSide);
  if (!onServer && !dryRun && allowed.forceConflicts) await putRight(cluster, step);
  await helm.upgradeInstall({
    release: NETLOOM_RELEASE,
    namespace: NETLOOM_NAMESPACE,
    chart: umbrella.chart,
    values: step.values,
    dryRun,
    takeOwnership: adopts,
    // what is adopted has been written by somebody else, so its fields are theirs
    forceConflicts: onServer && (adopts || allowed.forceConflicts),
  });
  return { state: dryRun ? 'tried' : 'done', text: `${step.objects.length} objects` };
}

/** What a Helm that applies on the client would leave as somebody else has set it. */
async function putRight(cluster: Cluster, { objects }: UmbrellaStep): Promise<void> {
  for (const object of objects) {
    const live = await cluster.get(refOf(object));
    if (live === null || ownerOf(live).kind !== 'ours') continue;
    if (differences(object, live).length > 0) await cluster.apply(object, { force: true });
  }
}

/** Why a dry run cannot try the release; null where it can. */
async function whatLacks({ cluster, plan }: Applying, { objects }: UmbrellaStep): Promise<string | null> {
  if (plan.release.pending) return 'Helm refuses to try while the release is pending';
  for (const object of objects) {
    if (!(await cluster.serves(object))) return `${object.kind} is served only once its operator runs`;
  }
  return null;
}

/** Another apply that ended meanwhile may have installed what this plan knows nothing of. */
function refuseNewer({ release: { newest } }: ApplyPlan, release: Release | null): void {
  if (release === null || release.revision.number <= (newest ?? 0)) return;
  throw new Refused(
    `Revision ${release.revision.number} of the release ${NETLOOM_RELEASE} was made after this plan: another apply, or somebody by hand, was at work. It is left as it is.`,
  );
}

/** Between the plan and now, operators were installed, and others may have been at work. */
function refuseForeign({ allowed }: Applying, objects: readonly ObservedObject[]): void {
  const { refusals } = judgeObjects({
    objects,
    ...allowed,
    addonSources: new Map(),
    brought: new Set(),
    bring: () => null,
  });
  if (refusals.length === 0) return;
  throw new Refused(refusals.map(({ message, help }) => `${message} ${help}`).join('\n'));
}

/** What an interrupted revision made and nobody wants goes first, while its record still says what that is. */
async function mend(applying: Applying, name: ReleaseName): Promise<void> {
  const { cluster, umbrella, onProgress } = applying;
  const left = await waitWhilePending({ ...applying, ...name });
  if (left === null) return;
  onProgress(`network: mending revision ${left.revision.number}, which was left ${left.revision.status}`);
  const wanted = new Set(
    umbrella.steps.flatMap(({ objects }) => objects).map((object) => refInWords(refOf(object))),
  );
  for (const ref of parseManifests(left.manifest).map(refOf)) {
    if (wanted.has(refInWords(ref)) || ownerOf(await cluster.get(ref)).kind !== 'ours') continue;
    await cluster.delete(ref);
  }
  await dropRevision(cluster, left);
}

/** Each object must hold what the network says. */
async function check({ cluster, umbrella }: Applying): Promise<Omit<StepReport, 'step'>> {
  const wanted = umbrella.steps.at(-1)?.objects ?? [];
  const wrong: string[] = [];
  for (const object of wanted) {
    const live = await cluster.get(refOf(object));
    const found = live === null ? ['is not there'] : differences(object, live).map(differenceInWords);
    wrong.push(...found.map((words) => `${refInWords(refOf(object))} ${words}`));
  }
  if (wrong.length > 0) throw new ObjectsDiffer(wrong);
  return { state: 'unchanged', text: `${wanted.length} objects hold what the network says` };
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
