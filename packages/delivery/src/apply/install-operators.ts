import { dumpYaml, plain } from '@netloom/chart-kit';
import { operators, type Operator } from '../operators/operators.ts';
import type { Applying } from './applying.ts';
import { dropRevision, waitWhilePending } from './mend-release.ts';
import { operatorChart } from './operator-chart.ts';
import type { StepLog } from './step-log.ts';

/** Each operator that is to be installed or upgraded, as a release of its own. */
export async function installOperators(applying: Applying, log: StepLog): Promise<void> {
  const byName = new Map(operators(applying.network).map((operator) => [operator.name, operator]));
  for (const { name, action, pending, reason } of applying.plan.operators) {
    const operator = byName.get(name);
    if (operator === undefined)
      throw new Error(`the plan has the operator ${name}, which the network does not need.`);
    await log.run(`operator ${name}`, async () => {
      if (action === 'keep') return { state: 'unchanged', text: `${operator.version} runs` };
      if (action === 'leave') return { state: 'unchanged', text: `left alone: ${reason ?? ''}` };
      return installOperator(operator, { applying, pending });
    });
  }
}

async function installOperator(
  operator: Operator,
  { applying, pending }: { readonly applying: Applying; readonly pending: boolean },
): Promise<{ readonly state: 'done' | 'tried' | 'skipped'; readonly text: string }> {
  const { cluster, helm, dryRun, operatorCharts, onProgress } = applying;
  const { name, namespace, version, values } = operator;
  if (pending && dryRun)
    return { state: 'skipped', text: 'Helm refuses to try while the release is pending' };
  if (pending) {
    const left = await waitWhilePending({ ...applying, name, namespace });
    if (left !== null) await dropRevision(cluster, left);
  }
  const chart = await operatorChart(operator, operatorCharts);
  onProgress(`operator ${name}: Helm ${dryRun ? 'tries' : 'installs'} ${version}`);
  await helm.upgradeInstall({ release: name, namespace, chart, values: dumpYaml(plain(values)), dryRun });
  return { state: dryRun ? 'tried' : 'done', text: version };
}
