import { parseObject, type ApiObject } from '@netloom/cluster';
import { namespaces } from '@netloom/deployment';
import type { NamespaceStep, Plan } from '../plan/plan.ts';
import type { StepReport } from '../steps/step-log.ts';
import type { StepInput } from './apply-input.ts';

/** Namespaces first: neither Helm nor Secrets can do without. They are never deleted, since all in them would go along. */
export async function applyNamespaces(input: StepInput): Promise<Omit<StepReport, 'step'>> {
  const { network, rollout, dryRun } = input;
  const desired = new Map(
    namespaces(network).map((namespace) => [namespace.metadata?.name, parseObject(namespace)]),
  );
  const changed: string[] = [];
  for (const step of rollout.namespaces) {
    const object = objectOf(step, desired);
    if (object !== undefined && (await apply(step, { object, input }))) changed.push(step.name);
  }
  if (changed.length === 0) return { state: 'unchanged', text: 'all are up to date' };
  return { state: dryRun ? 'tried' : 'done', text: changed.join(', ') };
}

/** Whether that changes anything. */
async function apply(
  { name, action }: NamespaceStep,
  { object, input }: { readonly object: ApiObject; readonly input: StepInput },
): Promise<boolean> {
  const { plan, observation, cluster, dryRun } = input;
  const before = observation.namespaces.get(name) ?? null;
  // the plan has had the server try what is there
  if (dryRun && action === 'keep') return isPlanned(plan, name);
  const force = input.forceConflicts || action === 'loosen';
  const after = await cluster.apply(object, { dryRun, force });
  return before?.metadata.resourceVersion !== after.metadata.resourceVersion;
}

function isPlanned({ objects, drift }: Plan, name: string): boolean {
  return [...objects, ...drift].some((object) => object.kind === 'Namespace' && object.name === name);
}

function objectOf(
  { name, action }: NamespaceStep,
  desired: ReadonlyMap<string | undefined, ApiObject>,
): ApiObject | undefined {
  switch (action) {
    case 'create':
    case 'keep':
      return desired.get(name);
    case 'loosen':
      return parseObject({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
      });
    case 'leave':
      return undefined;
    default:
      return action satisfies never;
  }
}
