import { describeRef } from '@netloom/cluster';
import { printLines } from '@netloom/diagnostics';
import { refusalLines, refusalSummary } from '../plan/print-refusals.ts';
import { isEmptyRemoval, type RemovalPlan } from './removal-plan.ts';

/** The whole plan of a removal for a person. */
export function printRemovalPlan(plan: RemovalPlan): string {
  const { network, cluster, release, objects, operators, namespaces, refusals, warnings } = plan;
  const lines = [
    `${network} leaves ${cluster.context} (${cluster.server}, ${cluster.version})`,
    ...(release === null && objects.length === 0
      ? []
      : [`network (${release === null ? 'no release' : `revision ${release.revision}, ${release.status}`})`]),
    ...objects.map((ref) => `  - ${describeRef(ref)}`),
    ...(operators.length === 0 ? [] : ['operators']),
    ...operators.map(({ name, namespace, action, reason }) =>
      action === 'uninstall' ? `  - ${name} of ${namespace}` : `  . ${name} is left alone: ${reason ?? ''}`,
    ),
    ...refusals.flatMap(refusalLines),
    ...(isEmptyRemoval(plan) ? [] : warnings.map((warning) => `warning: ${warning}`)),
    ...(namespaces.length === 0
      ? []
      : [
          'Namespaces stay, with the Secrets and whatever else is in them. To delete all of that:',
          `  kubectl delete namespace ${namespaces.join(' ')}`,
        ]),
    ...summary(plan),
  ];
  return printLines(lines);
}

function summary(plan: RemovalPlan): readonly string[] {
  const { refusals, objects, operators } = plan;
  if (refusals.length > 0) return refusalSummary(refusals);
  if (isEmptyRemoval(plan)) return ['nothing to remove'];
  const gone = operators.filter(({ action }) => action === 'uninstall').length;
  return [`${objects.length} objects and ${gone} ${gone === 1 ? 'operator' : 'operators'} to remove`];
}
