import { groupOf } from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import { Refused } from '@netloom/diagnostics/error';
import { describeList } from '@netloom/network-model';
import type { Umbrella } from '../release/render-umbrella.ts';
import { StepLog, type StepReport } from '../steps/step-log.ts';
import type { ApplyInput, StepInput } from './apply-input.ts';
import { applyNamespaces } from './apply-namespaces.ts';
import { installOperators } from './install-operators.ts';
import { upgradeUmbrella } from './upgrade-umbrella.ts';
import { kindOf, waitForKinds } from './wait-for-kinds.ts';

/** Does what the plan says, step by step: throws Refused before the first, StepFailed in one. Running it again goes on. */
export async function applyPlan(applying: ApplyInput): Promise<readonly StepReport[]> {
  const { plan, observation } = applying;
  const { rollout } = plan;
  if (rollout === null) throw new Error('a plan of two files is applied to no cluster.');
  if (plan.refusals.length > 0) throw new Refused('The plan is refused: nothing was changed.');
  const log = new StepLog(applying);
  const input = { ...applying, rollout };
  await log.run('namespaces', () => applyNamespaces(input));
  if (observation.until === 'namespaces') return log.reports;
  await installOperators(input, log);
  const { umbrella } = observation;
  if (umbrella === null) return log.reports;
  await log.run('kinds', () => awaitKinds(input, umbrella));
  await upgradeUmbrella(input, { umbrella, log });
  return log.reports;
}

async function awaitKinds(input: StepInput, umbrella: Umbrella): Promise<Omit<StepReport, 'step'>> {
  const { network, rollout, helm, dryRun } = input;
  const absent = rollout.operators.filter(({ running, action }) => action === 'install' && running === null);
  if (dryRun && absent.length > 0) {
    return {
      state: 'skipped',
      text: `they are served once the operators run: ${describeList(absent.map(({ name }) => name))}`,
    };
  }
  const kinds = await waitForKinds({
    ...input,
    objects: umbrella.steps[0]?.objects ?? [],
    accepted: acceptedKinds(input),
    groups: new Set(operators(network).map(({ group }) => group)),
    timeoutMs: helm.timeoutMs,
  });
  return {
    state: 'unchanged',
    text: kinds.length === 0 ? 'none is needed' : `the cluster accepts ${kinds.join(', ')}`,
  };
}

/** Of what the server took in a dry run of the plan; once an operator is upgraded, that says nothing any more. */
function acceptedKinds({ network, rollout, observation }: StepInput): ReadonlySet<string> {
  const idle = new Set(
    rollout.operators.filter(({ action }) => action === 'keep' || action === 'leave').map(({ name }) => name),
  );
  const groups = new Set(
    operators(network)
      .filter(({ name }) => idle.has(name))
      .map(({ group }) => group),
  );
  const accepted = observation.objects.flatMap(({ dryRun }) => dryRun?.result ?? []);
  return new Set(accepted.filter(({ apiVersion }) => groups.has(groupOf(apiVersion))).map(kindOf));
}
