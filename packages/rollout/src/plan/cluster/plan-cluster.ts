import { readClusterFacts, type ApiObject, type Cluster } from '@netloom/cluster';
import type { Network, NetworkFacts } from '@netloom/network-model';
import { checkCluster } from '../checks/cluster.ts';
import { judgeChanges } from '../judge-changes.ts';
import { isOwnNamespace, withNamespaces } from '../../changes/own-namespaces.ts';
import type { Plan } from '../plan.ts';
import { poolsInBetween } from '../../changes/pools-in-between.ts';
import { concealPlan, secretsOf } from '../conceal-plan.ts';
import type { Allowed } from '../../changes/thresholds.ts';
import { describeInstalled, installedNotes } from '../describe-installed.ts';
import { foreignObjects, refusedByServer, untriedNotes } from '../checks/server.ts';
import { changeOf, driftOf, installedOf } from '../object-changes.ts';
import { lookAtObjects } from '../../observe/observe-objects.ts';
import { heldNetwork, readInstalled, type Installed } from '../../observe/read-installed.ts';
import { readNetwork, type ReadNetwork } from '../../observe/read-network.ts';
import { readTracked } from '../../observe/read-tracked.ts';
import { runningOperators, type RunningOperators } from '../running-operators.ts';
import type { Seen } from '../../observe/observed-object.ts';

export interface PlanCluster {
  readonly cluster: Cluster;
  /** What is wanted. */
  readonly facts: NetworkFacts;
  /** The objects of a network, namespaces included, as the charts of this netloom make them. */
  readonly render: (network: Network) => Promise<readonly ApiObject[]>;
  readonly allowed: Allowed;
}

export interface ClusterPlan {
  readonly plan: Plan;
  /** The cluster and what is installed in it. */
  readonly name: string;
  /** Of all that is there or wanted. */
  readonly kinds: readonly string[];
}

/** What the file changes of what was installed last, and what somebody else has changed since. Nothing is written. */
export async function planCluster({ cluster, facts, render, allowed }: PlanCluster): Promise<ClusterPlan> {
  const installed = await readInstalled(cluster);
  const network = installed.by === 'nobody' ? null : await readNetwork(installed.facts);
  const wanted = await render(facts.network);
  const before = await objectsOf(installed, { network, wanted, cluster, render });
  const inTwoSteps = poolsInBetween(before, wanted) !== null;
  const found = await lookAtObjects({
    cluster,
    installed: before,
    wanted,
    untriable: ({ kind }) => inTwoSteps && kind === 'IPAddressPool',
  });
  const seen = found.filter((one) => !isNamespaceOfOthers(one));
  const other = checkCluster({
    network: facts.network,
    cluster: await readClusterFacts(cluster),
    held: heldNetwork(installed),
  });
  const old = network?.kind === 'network' && other.length === 0 ? network.checked : null;
  const running = installed.by === 'argo' ? NOTHING : await runningOperators(cluster, facts.network);
  const plan = judgeChanges({
    network: facts.network.name,
    networks: old === null ? null : { before: old.facts, after: facts },
    changes: seen.flatMap((one) => changeOf(one) ?? []),
    drift: seen.flatMap((one) => driftOf(one) ?? []),
    before: installedOf(seen),
    after: wanted,
    allowed,
    statements: running.statements,
    refusals: [...other, ...foreignObjects(seen, installed), ...refusedByServer(seen)],
    notes: [
      ...installedNotes(installed),
      ...(network?.kind === 'unknown' ? [network.note] : []),
      ...untriedNotes(seen),
      ...running.notes,
    ],
  });
  return {
    plan: network?.kind === 'network' ? concealPlan(plan, secretsOf(network.checked)) : plan,
    name: `cluster ${cluster.context} (${cluster.server}), ${describeInstalled(installed)}`,
    kinds: [...before, ...wanted].map(({ kind }) => kind),
  };
}

/** `netloom apply` leaves such a namespace as it is, so that it neither changes nor drifts. */
function isNamespaceOfOthers({ live }: Seen): boolean {
  return live?.kind === 'Namespace' && !isOwnNamespace(live);
}

/** Argo CD's Applications have versions of their own, which it keeps by itself. */
const NOTHING: RunningOperators = { statements: [], notes: [] };

interface Known extends Pick<PlanCluster, 'cluster' | 'render'> {
  readonly network: ReadNetwork | null;
  readonly wanted: readonly ApiObject[];
}

/** What was installed last. No release holds the namespaces, and Argo CD leaves nothing that says what it applied: both come of the network. */
async function objectsOf(
  installed: Installed,
  { network, wanted, cluster, render }: Known,
): Promise<readonly ApiObject[]> {
  if (installed.by === 'nobody') return [];
  const old = network?.kind === 'network' ? network.checked.facts.network : null;
  if (installed.by === 'helm') {
    return old === null ? installed.objects : withNamespaces(old, installed.objects);
  }
  const rendered = old === null ? [] : await render(old);
  const { application } = installed;
  return [...rendered, ...(await readTracked({ cluster, application, besides: [...rendered, ...wanted] }))];
}
