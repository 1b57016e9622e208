import { refInWords, refOf, type ApiObject, type ObjectRef } from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import { ownedNamespaces, prerequisiteSecrets, type Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import { heldNetwork } from '../observe/read-installed.ts';
import type { Plan } from './plan.ts';
import { poolsInBetween, type PoolsInBetween } from '../changes/pools-in-between.ts';
import { isPending, type Release } from '../release/helm-release.ts';
import { checkCluster } from './checks/cluster.ts';
import { planNamespaces } from './checks/namespaces.ts';
import { checkNetworkOwner } from './checks/network-owner.ts';
import { judgeObjects } from './checks/objects.ts';
import { planOperators } from './checks/operators.ts';
import { checkSecrets } from './checks/secrets.ts';
import type { Observed } from '../observe/observation.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import type { ApplyPlan, ChangeCode, Judged, OperatorStep, Refusal, ReleaseStep } from '../apply/plan.ts';
import { replacedPools } from '../release/umbrella-values.ts';

/** How far to go: each stage holds the ones before. */
export type Stage = 'namespaces' | 'operators' | 'network';

/** What a person allows. */
export interface Allowed {
  readonly until: Stage;
  /** Take over what nobody reconciles. */
  readonly adopt: boolean;
  /** Take back fields that somebody else has changed. */
  readonly forceConflicts: boolean;
  /** Operators to install although their CRDs are there. */
  readonly install: ReadonlySet<string>;
}

export interface PlanApply {
  readonly network: Network;
  readonly observed: Observed;
  readonly allowed: Allowed;
  /** What changes in the cluster; null where the apply does not go that far. */
  readonly changes: Plan | null;
}

/** What would be done to the cluster, and what stands against it. Pure: `observeCluster` has looked. */
export function planApply({ network, observed, allowed, changes }: PlanApply): ApplyPlan {
  const { until } = allowed;
  const owned = ownedNamespaces(network);
  const hasNamespace = (name: string): boolean => (observed.namespaces.get(name) ?? null) !== null;
  const onwards = until !== 'namespaces';
  const toTheEnd = until === 'network';
  const namespaces = planNamespaces({
    owned,
    used: toTheEnd ? [...observed.namespaces.keys()] : [],
    live: observed.namespaces,
    adopt: allowed.adopt,
  });
  const secrets = onwards
    ? checkSecrets({ secrets: prerequisiteSecrets(network), live: observed.secrets, hasNamespace })
    : NOTHING;
  const operatorSteps = onwards
    ? planOperators({
        operators: operators(network),
        releases: observed.operatorReleases,
        crds: observed.crds,
        helmCharts: observed.helmCharts,
        install: allowed.install,
      })
    : NOTHING;
  const objects = toTheEnd
    ? judgeObjects({
        ...observed,
        adopt: allowed.adopt,
        forceConflicts: allowed.forceConflicts,
        brought: new Set(operators(network).map(({ group }) => group)),
        bring,
      })
    : NOTHING;
  return {
    network: network.name,
    cluster: observed.cluster,
    firstInstall: network.cluster.identity === null && isEmptyOfNetworks(observed),
    namespaces: namespaces.rows,
    secrets: secrets.rows,
    operators: operatorSteps.rows,
    release: releaseStep(observed.release),
    objects: objects.rows,
    deletes: toTheEnd ? deletesOf(observed) : [],
    pools: toTheEnd ? poolsOf(observed) : null,
    refusals: [
      ...checkCluster({ network, cluster: observed.cluster, held: heldNetwork(observed.installed) }),
      ...checkNetworkOwner(observed),
      ...(toTheEnd ? going(observed.release) : []),
      ...[namespaces, secrets, operatorSteps, objects].flatMap(({ refusals }) => refusals),
      ...refusedChanges(changes, operatorSteps.rows),
    ],
    notes: [namespaces, secrets, operatorSteps, objects].flatMap(({ notes }) => notes),
  };
}

function isEmptyOfNetworks({ installed }: Observed): boolean {
  return installed.by === 'nobody' && installed.left === null;
}

function poolsOf({ objects, pools }: Observed): PoolsInBetween | null {
  const wanted = objects.map((object) => object.wanted);
  const names = wanted.filter(({ kind }) => kind === 'IPAddressPool').map(({ metadata }) => metadata.name);
  return poolsInBetween(replacedPools(pools, new Set(names)), wanted);
}

const CHANGE_CODES: ReadonlySet<string> = new Set<ChangeCode>([
  'immutable',
  'too-many-deletes',
  'checksum-differs',
  'server-refuses',
]);

/** Who owns what is judged here, with what a person allows. What a server refuses may be what an operator's upgrade brings. */
function refusedChanges(changes: Plan | null, steps: readonly OperatorStep[]): readonly Refusal[] {
  const upgrades = steps.some(({ action }) => action === 'upgrade' || action === 'install');
  return (changes?.refusals ?? []).filter(
    ({ code }) => CHANGE_CODES.has(code) && !(upgrades && code === 'server-refuses'),
  );
}

const NOTHING: Judged<never> = { rows: [], refusals: [], notes: [] };

function bring({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): string | null {
  const found = netloomChart.requires.find((crd) => crd.apiVersion === apiVersion && crd.kind === kind);
  return found?.bring ?? null;
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

function going(release: Release | null): readonly Refusal[] {
  if (release?.revision.status !== 'uninstalling') return [];
  return [
    {
      code: 'release-going',
      message: `The network is being removed, or that was stopped: its Helm release is ${release.revision.status}.`,
      help: 'End it with `netloom remove`, then run this again.',
    },
  ];
}

/** Objects of the release that are still there and that the network wants no more. */
function deletesOf({ release, objects }: Observed): readonly ObjectRef[] {
  if (release === null || release.revision.status === 'uninstalled') return [];
  const wanted = new Set(objects.map((object) => refInWords(refOf(object.wanted))));
  return parseManifests(release.manifest)
    .map(refOf)
    .filter((ref) => !wanted.has(refInWords(ref)));
}
