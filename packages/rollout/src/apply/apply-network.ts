import { operators } from '@netloom/deployment';
import { Refused } from '@netloom/diagnostics/error';
import { inWords } from '@netloom/network-model';
import { applyNamespaces } from './apply-namespaces.ts';
import type { Applying } from './applying.ts';
import { installOperators } from './install-operators.ts';
import { StepLog, type StepReport } from './step-log.ts';
import { upgradeUmbrella } from './upgrade-umbrella.ts';
import { waitForKinds } from './wait-for-kinds.ts';

/** Does what the plan says, step by step: throws Refused before the first, StepFailed in one. Running it again goes on. */
export async function applyNetwork(applying: Applying): Promise<readonly StepReport[]> {
  const { plan, allowed } = applying;
  if (plan.refusals.length > 0) throw new Refused('The plan is refused: nothing was changed.');
  const log = new StepLog(applying);
  await log.run('namespaces', () => applyNamespaces(applying));
  if (allowed.until === 'namespaces') return log.reports;
  await installOperators(applying, log);
  if (allowed.until === 'operators') return log.reports;
  await log.run('kinds', () => answerKinds(applying));
  await upgradeUmbrella(applying, log);
  return log.reports;
}

async function answerKinds(applying: Applying): Promise<Omit<StepReport, 'step'>> {
  const { network, plan, umbrella, helm, dryRun } = applying;
  const absent = plan.operators.filter(({ running, action }) => action === 'install' && running === null);
  if (dryRun && absent.length > 0) {
    return {
      state: 'skipped',
      text: `they are served once there is ${inWords(absent.map(({ name }) => name))}`,
    };
  }
  const kinds = await waitForKinds({
    ...applying,
    objects: umbrella.steps[0]?.objects ?? [],
    groups: new Set(operators(network).map(({ group }) => group)),
    timeoutMs: helm.timeoutMs,
  });
  return {
    state: 'unchanged',
    text: kinds.length === 0 ? 'none is needed' : `the cluster takes ${kinds.join(', ')}`,
  };
}
