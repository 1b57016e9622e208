import { inWords, type Network, type NetworkFacts } from '@netloom/network-model';
import { judgeObjects } from '../../apply/judge/objects.ts';
import { parseObject, refInWords, refOf, type ApiObject } from '../../cluster/api-object.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { ownerOf } from '../../cluster/owner-of.ts';
import { namespaces } from '../../namespaces.ts';
import { judgeChanges } from '../judge-changes.ts';
import type { Plan } from '../plan.ts';
import { poolsInBetween } from '../pools-in-between.ts';
import type { Refusal } from '../refusal.ts';
import { concealPlan, secretsIn } from '../secrets-in.ts';
import type { Allowed } from '../thresholds.ts';
import { installedInWords, installedNotes } from './installed-in-words.ts';
import { changeOf, driftOf, installedOf, isFound } from './judge-seen.ts';
import { lookAtObjects } from './look-at-objects.ts';
import { readInstalled, type Installed } from './read-installed.ts';
import { readNetwork, type ReadNetwork } from './read-network.ts';
import { readTracked } from './read-tracked.ts';
import { runningOperators, type RunningOperators } from './running-operators.ts';
import type { Seen } from './seen.ts';

export interface PlanCluster {
  readonly cluster: Cluster;
  /** What is wanted. */
  readonly facts: NetworkFacts;
  /** The objects of a network, as the charts of this netloom make them. */
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
  const seen = await lookAtObjects({
    cluster,
    installed: before,
    wanted,
    untriable: ({ kind }) => inTwoSteps && kind === 'IPAddressPool',
  });
  const other = otherNetwork(installed, facts);
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
    refusals: [...other, ...foreign(seen, installed), ...refusedByServer(seen)],
    notes: [
      ...installedNotes(installed),
      ...(network?.kind === 'unknown' ? [network.note] : []),
      ...untried(seen),
      ...running.notes,
    ],
  });
  return {
    plan: network?.kind === 'network' ? concealPlan(plan, secretsIn(network.checked)) : plan,
    name: `cluster ${cluster.context} (${cluster.server}), ${installedInWords(installed)}`,
    kinds: [...before, ...wanted].map(({ kind }) => kind),
  };
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
    return [...(old === null ? [] : namespaces(old).map(parseObject)), ...installed.objects];
  }
  const rendered = old === null ? [] : await render(old);
  const { application } = installed;
  return [...rendered, ...(await readTracked({ cluster, application, besides: [...rendered, ...wanted] }))];
}

/** One cluster holds one network: another would take its place without a word about what it had. */
function otherNetwork(installed: Installed, { network }: NetworkFacts): readonly Refusal[] {
  if (installed.by === 'nobody') return [];
  const { name } = installed.facts;
  if (name === null || name === network.name) return [];
  return [
    {
      code: 'other-network',
      message: `the cluster holds the network "${name}", and this is "${network.name}"`,
      help: `plan the file of "${name}", take the context of the other cluster, or remove "${name}" first`,
    },
  ];
}

/** What is there and was not installed for this network is not taken without being asked. */
function foreign(seen: readonly Seen[], installed: Installed): readonly Refusal[] {
  const found = seen.filter(isFound).flatMap(({ wanted, live }) => {
    const owner = ownerOf(live);
    const isOwn =
      installed.by === 'argo' && owner.kind === 'argo' && owner.application === installed.application;
    // namespaces are judged by what runs in them: `netloom apply` says what it would do
    if (wanted === null || isOwn || wanted.kind === 'Namespace') return [];
    return [{ wanted, live, served: true, conflicts: [] }];
  });
  const judged = judgeObjects({
    objects: found,
    adopt: false,
    forceConflicts: false,
    addonSources: new Map(),
    brought: new Set(),
    bring: () => null,
  });
  return judged.refusals;
}

function refusedByServer(seen: readonly Seen[]): readonly Refusal[] {
  return seen.flatMap(({ wanted, refused }) => {
    if (wanted === null || refused === null) return [];
    return [
      {
        code: 'server-refuses' as const,
        message: `the cluster would not take ${refInWords(refOf(wanted))}: ${refused}`,
        help: 'the words are those of the cluster; a field that is immutable takes a deletion first',
      },
    ];
  });
}

const MOST_NAMES = 4;

/** A user without a right lacks it for many objects: one line, with the words for the first. */
function untried(seen: readonly Seen[]): readonly string[] {
  const failed = seen.flatMap(({ installed, untried: why }) =>
    installed === null || why === null ? [] : [{ name: refInWords(refOf(installed)), ...why }],
  );
  return [...Map.groupBy(failed, ({ trouble }) => trouble).values()].map((group) => {
    const names = group.map(({ name }) => name);
    const which = names.length > MOST_NAMES ? `${names.length} objects` : inWords(names);
    return `whether somebody edited ${which} is not known: ${group[0]?.what ?? ''}`;
  });
}
