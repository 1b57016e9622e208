import { operators, type Operator } from '@netloom/deployment';
import { ownedNamespaces, prerequisiteSecrets, type NetworkFacts } from '@netloom/network-model';
import { compareStates } from '../changes/compare-states.ts';
import { livePoolSteps } from '../changes/pools-in-between.ts';
import type { Refusal } from '../changes/refusal.ts';
import type { AllowedDeletes } from '../changes/thresholds.ts';
import type { Observation } from '../observe/observation.ts';
import { isNamespaceOfOthers } from '../observe/observe-objects.ts';
import { heldNetwork } from '../observe/read-installed.ts';
import { isPending, type Release } from '../release/helm-release.ts';
import { NOTHING } from './checks/check-result.ts';
import { checkCluster } from './checks/cluster.ts';
import { planNamespaces } from './checks/namespaces.ts';
import { checkNetworkOwner } from './checks/network-owner.ts';
import { adoptionNotes, checkObjects } from './checks/objects.ts';
import { planOperators } from './checks/operators.ts';
import { checkSecrets } from './checks/secrets.ts';
import { rejectedObjects, unknownDriftNotes } from './checks/server.ts';
import { concealPlan, secretsOf } from './conceal-plan.ts';
import { installedNotes } from './describe-installed.ts';
import { driftOf } from './drift.ts';
import { installCommand } from './install-command.ts';
import { changeOf } from './object-changes.ts';
import type { Plan, ReleaseStep } from './plan.ts';
import { runningOperators } from './running-operators.ts';

/** What a person allows. */
export interface Allowances {
  /** Take over what nobody reconciles. */
  readonly adopt: boolean;
  /** Take back fields that somebody else has changed. */
  readonly forceConflicts: boolean;
  /** Operators to install although their CRDs are there. */
  readonly install: ReadonlySet<string>;
  readonly deletes: AllowedDeletes;
  /** A network that Argo CD or K3s delivers can be reviewed, and not applied. */
  readonly otherDelivery: boolean;
}

export interface RolloutInput {
  /** What is desired. */
  readonly facts: NetworkFacts;
  readonly observation: Observation;
  readonly allowed: Allowances;
}

/** What an apply would do to the cluster, and what stands against it. Pure: `observeCluster` has read all that it takes. */
export function planRollout({ facts, observation, allowed }: RolloutInput): Plan {
  const { network } = facts;
  const { until, installed, release, umbrella } = observation;
  const [withOperators, toTheEnd] = [until !== 'namespaces', until === 'network'];
  const needed = operators(network);
  const parts = {
    namespaces: planNamespaces({
      owned: ownedNamespaces(network),
      used: toTheEnd ? [...observation.namespaces.keys()] : [],
      live: observation.namespaces,
      adopt: allowed.adopt,
    }),
    secrets: withOperators
      ? checkSecrets({
          secrets: prerequisiteSecrets(network),
          live: observation.secrets,
          hasNamespace: (name) => (observation.namespaces.get(name) ?? null) !== null,
        })
      : NOTHING,
    operators: withOperators
      ? planOperators({
          ...observation,
          operators: needed,
          releases: observation.operatorReleases,
          install: allowed.install,
        })
      : NOTHING,
  };
  const objects = observation.objects.filter(({ live }) => live === null || !isNamespaceOfOthers(live));
  const changes = objects.flatMap((object) => changeOf(object, { installed, adopt: allowed.adopt }) ?? []);
  const otherCluster = checkCluster({ network, cluster: observation.cluster, held: heldNetwork(installed) });
  const old = oldNetwork(observation, otherCluster);
  const comparison = compareStates({
    networks: old === null ? null : { before: old.facts, after: facts },
    changes,
    before: objects.flatMap(({ installed: one, live }) => (one === null || live === null ? [] : [one])),
    allowDeletes: allowed.deletes,
  });
  const installs = new Set(
    parts.operators.rows.filter(({ action }) => action === 'install').map(({ name }) => name),
  );
  const running = runningStatements(
    observation,
    needed.filter(({ name }) => !installs.has(name)),
  );
  const plan: Plan = {
    network: network.name,
    statements: [...comparison.statements, ...running.statements],
    objects: comparison.objects,
    drift: objects.flatMap((object) => driftOf(object) ?? []),
    twoSteps: umbrella === null ? null : livePoolSteps(observation.pools, umbrella.objects),
    rollout: {
      cluster: observation.cluster,
      firstInstall: network.cluster.identity === null && isEmptyOfNetworks(observation),
      namespaces: parts.namespaces.rows,
      secrets: parts.secrets.rows,
      operators: parts.operators.rows,
      release: releaseStep(release),
      objects: umbrella === null ? null : umbrella.objects.length,
    },
    warnings: comparison.warnings,
    notes: [
      ...(toTheEnd ? installedNotes(installed) : []),
      ...(observation.network?.kind === 'unknown' && toTheEnd ? [observation.network.note] : []),
      ...unknownDriftNotes(objects),
      ...running.notes,
      ...Object.values(parts).flatMap(({ notes }) => notes),
      ...adoptionNotes(changes),
    ],
    refusals: [
      ...otherCluster,
      ...(allowed.otherDelivery ? [] : checkNetworkOwner(observation)),
      ...(toTheEnd ? beingUninstalled(release) : []),
      ...Object.values(parts).flatMap(({ refusals }) => refusals),
      ...checkObjects({
        ...observation,
        objects,
        changes,
        forceConflicts: allowed.forceConflicts,
        installedGroups: new Set(needed.map(({ group }) => group)),
        installCommand,
      }),
      ...comparison.refusals,
      // what the server rejects may be what the upgrade of an operator provides
      ...(parts.operators.rows.some(isInstall) ? [] : rejectedObjects(objects)),
    ],
  };
  return observation.network?.kind === 'network'
    ? concealPlan(plan, secretsOf(observation.network.checked))
    : plan;
}

type InstalledNetwork = Extract<NonNullable<Observation['network']>, { readonly kind: 'network' }>['checked'];

/** The network before: null where none can be read, where it is not that of this cluster, and where the apply does not change it. */
function oldNetwork(
  { network, umbrella }: Observation,
  otherCluster: readonly Refusal[],
): InstalledNetwork | null {
  if (umbrella === null || otherCluster.length > 0) return null;
  return network?.kind === 'network' ? network.checked : null;
}

/** Argo CD's Applications have versions of their own, which it keeps by itself. */
function runningStatements(
  { until, installed, operatorReleases }: Observation,
  needed: readonly Operator[],
): ReturnType<typeof runningOperators> {
  if (until !== 'network' || installed.by === 'argo') return { statements: [], notes: [] };
  return runningOperators(needed, operatorReleases);
}

function isInstall({ action }: { readonly action: string }): boolean {
  return action === 'install' || action === 'upgrade';
}

function isEmptyOfNetworks({ installed }: Observation): boolean {
  return installed.by === 'nobody' && installed.left === null;
}

function releaseStep(release: Release | null): ReleaseStep {
  if (release === null || release.revision.status === 'uninstalled') {
    return { action: 'install', revision: null, newest: release?.revision.number ?? null, pending: false };
  }
  const { revision } = release;
  return {
    action: 'upgrade',
    revision: revision.number,
    newest: revision.number,
    pending: isPending(revision),
  };
}

function* beingUninstalled(release: Release | null): Iterable<Refusal> {
  if (release?.revision.status !== 'uninstalling') return;
  yield {
    code: 'release-going',
    message: `The network is being removed, or that was stopped: its Helm release is ${release.revision.status}.`,
    help: 'End it with `netloom remove`, then run this again.',
  };
}
