import { dumpYaml, plain } from '@netloom/chart-kit';
import type { ClusterClient } from '@netloom/cluster';
import { operators, type Operator } from '@netloom/deployment';
import { planOperators } from '../plan/checks/operators.ts';
import { latestRelease } from '../release/helm-release.ts';
import { operatorChart } from '../release/operator-chart.ts';
import { dropRevision, waitWhilePending } from '../release/repair-release.ts';
import type { StepLog, StepReport } from '../steps/step-log.ts';
import type { StepInput } from './apply-input.ts';

/** Each operator that is to be installed or upgraded, as a release of its own. */
export async function installOperators(input: StepInput, log: StepLog): Promise<void> {
  const byName = new Map(operators(input.network).map((operator) => [operator.name, operator]));
  for (const { name, action, pending, reason } of input.rollout.operators) {
    const operator = byName.get(name);
    if (operator === undefined) {
      throw new Error(`the plan has the operator ${name}, which the network does not need.`);
    }
    await log.run(`operator ${name}`, async () => {
      if (action === 'keep') return { state: 'unchanged', text: `${operator.version} runs` };
      if (action === 'leave') return { state: 'unchanged', text: `left alone: ${reason ?? ''}` };
      return installOperator(operator, { input, pending });
    });
  }
}

async function installOperator(
  operator: Operator,
  { input, pending }: { readonly input: StepInput; readonly pending: boolean },
): Promise<Omit<StepReport, 'step'>> {
  const { cluster, helm, dryRun, operatorCharts, onProgress } = input;
  const { name, namespace, version, values } = operator;
  if (pending && dryRun) {
    return { state: 'skipped', text: 'Helm refuses a dry run while the release is pending' };
  }
  if (pending) {
    const left = await waitWhilePending({ ...input, name, namespace });
    if (left !== null) await dropRevision(cluster, left);
    const done = left === null ? await doneMeanwhile(cluster, operator) : null;
    if (done !== null) return { state: 'unchanged', text: done };
  }
  const chart = await operatorChart(operator, operatorCharts);
  onProgress(`operator ${name}: Helm ${dryRun ? 'validates' : 'installs'} ${version}`);
  await helm.upgradeInstall({ release: name, namespace, chart, values: dumpYaml(plain(values)), dryRun });
  return { state: dryRun ? 'tried' : 'done', text: version };
}

/** Whoever was at work has ended: where nothing is left to do, in words. */
async function doneMeanwhile(cluster: ClusterClient, operator: Operator): Promise<string | null> {
  const { name, version } = operator;
  const release = await latestRelease(cluster, operator);
  const { rows } = planOperators({
    operators: [operator],
    releases: new Map([[name, release]]),
    crds: [],
    helmCharts: [],
    install: new Set(),
  });
  const action = rows[0]?.action;
  if (action === 'keep') return `${version} runs, by another apply`;
  return action === 'leave' ? `left alone: ${rows[0]?.reason ?? ''}` : null;
}
