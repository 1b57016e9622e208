import { operators } from '@netloom/deployment';
import type { NetworkFacts } from '@netloom/network-model';
import { compareNetworks } from '../changes/compare-networks.ts';
import { compareStates } from '../changes/compare-states.ts';
import { firstInstall } from '../changes/first-install.ts';
import { livePoolSteps } from '../changes/pools-in-between.ts';
import type { Observation } from '../observe/observation.ts';
import { isNamespaceOfOthers } from '../observe/observe-objects.ts';
import { heldNetwork } from '../observe/read-installed.ts';
import type { Allowances } from './allowances.ts';
import { checkArgoExclusions } from './checks/argo-exclusions.ts';
import { checkCluster } from './checks/cluster.ts';
import { checkNetworkOwner } from './checks/network-owner.ts';
import { adoptionNotes, objectRefusals } from './checks/objects.ts';
import { checkReleaseSize } from './checks/release-size.ts';
import { rejectedObjects, unknownDriftNotes } from './checks/server.ts';
import { concealPlan, secretsOf } from './conceal-plan.ts';
import { installedNotes } from './describe-installed.ts';
import { driftOf } from './drift.ts';
import { installCommand } from './install-command.ts';
import { changeOf } from './object-changes.ts';
import { planStages } from './plan-stages.ts';
import type { OperatorStep, Plan } from './plan.ts';
import { runningOperators } from './running-operators.ts';

export interface RolloutInput {
  /** What is desired. */
  readonly facts: NetworkFacts;
  readonly observation: Observation;
  readonly allowed: Allowances;
}

/** What an apply would do to the cluster, and what stands against it. Pure: `observeCluster` has read all that it takes. */
export function planRollout({ facts, observation, allowed }: RolloutInput): Plan {
  const { network } = facts;
  const { installed, umbrella } = observation;
  const held = observation.network?.kind === 'network' ? observation.network.checked : null;
  const stages = planStages({ network, observation, allowed });
  const objects = observation.objects.filter(({ live }) => live === null || !isNamespaceOfOthers(live));
  const changes = objects.flatMap((object) => changeOf(object, { installed, adopt: allowed.adopt }) ?? []);
  const otherCluster = checkCluster({ network, cluster: observation.cluster, held: heldNetwork(installed) });
  // neither before the last stage nor with the network of somebody else
  const networks =
    held === null || umbrella === null || otherCluster.length > 0
      ? null
      : { before: held.facts, after: facts };
  const statements = networks === null ? [] : compareNetworks(networks);
  const comparison = compareStates({
    networks,
    changes,
    before: objects.flatMap(({ installed: one, live }) => (one === null || live === null ? [] : [one])),
    allowDeletes: allowed.deletes,
  });
  const isFirst = installed.by === 'nobody' && observation.release === null && umbrella !== null;
  const whole =
    umbrella === null ? null : wholeNetwork(facts, { observation, steps: stages.rollout.operators });
  // Argo CD keeps no release
  const size = checkReleaseSize(installed.by === 'argo' ? null : umbrella);
  const plan: Plan = {
    network: network.name,
    statements: [
      ...(isFirst && otherCluster.length === 0 ? firstInstall(facts) : statements),
      ...(whole?.statements ?? []),
    ],
    objects: comparison.objects,
    drift: objects.flatMap((object) => driftOf(object) ?? []),
    twoSteps: umbrella === null ? null : livePoolSteps(observation.pools, umbrella.objects),
    rollout: stages.rollout,
    warnings: [...comparison.warnings, ...size.warnings],
    notes: [
      ...(whole?.notes ?? []),
      ...unknownDriftNotes(objects),
      ...stages.notes,
      ...adoptionNotes(changes),
    ],
    refusals: [
      ...otherCluster,
      ...(allowed.otherDelivery ? [] : checkNetworkOwner(observation)),
      ...checkArgoExclusions(network, observation),
      ...stages.refusals,
      ...objectRefusals({
        ...observation,
        objects,
        changes,
        forceConflicts: allowed.forceConflicts,
        installedGroups: new Set(operators(network).map(({ group }) => group)),
        installCommand,
      }),
      ...comparison.refusals,
      ...size.refusals,
      // what the server rejects may be what the upgrade of an operator provides
      ...(stages.rollout.operators.some(isInstall) ? [] : rejectedObjects(objects)),
    ],
  };
  return held === null ? plan : concealPlan(plan, secretsOf(held));
}

/** What only an apply to the end concerns. */
function wholeNetwork(
  { network }: NetworkFacts,
  { observation, steps }: { readonly observation: Observation; readonly steps: readonly OperatorStep[] },
): Pick<Plan, 'statements' | 'notes'> {
  const running = runningOperators(network, { observation, steps });
  return {
    statements: running.statements,
    notes: [
      ...installedNotes(observation.installed),
      ...(observation.network?.kind === 'unknown' ? [observation.network.note] : []),
      ...running.notes,
    ],
  };
}

function isInstall({ action }: OperatorStep): boolean {
  return action === 'install' || action === 'upgrade';
}
