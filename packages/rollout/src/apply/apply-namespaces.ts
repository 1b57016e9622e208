import { parseObject, type ApiObject } from '@netloom/cluster';
import { namespaces } from '@netloom/deployment';
import type { Applying } from './apply-input.ts';
import type { NamespaceStep } from './plan.ts';
import type { StepReport } from './step-log.ts';

/** Namespaces first: neither Helm nor Secrets can do without. They are never deleted, since all in them would go along. */
export async function applyNamespaces({
  network,
  plan,
  allowed,
  cluster,
  dryRun,
}: Applying): Promise<Omit<StepReport, 'step'>> {
  const wanted = new Map(
    namespaces(network).map((namespace) => [namespace.metadata?.name, parseObject(namespace)]),
  );
  const changed: string[] = [];
  for (const step of plan.namespaces) {
    const object = objectOf(step, wanted);
    if (object === undefined) continue;
    const before = await cluster.get({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: null,
      name: step.name,
    });
    const force = allowed.forceConflicts || step.action === 'loosen';
    const after = await cluster.apply(object, { dryRun, force });
    const isSame = before?.metadata.resourceVersion === after.metadata.resourceVersion;
    if (!isSame) changed.push(step.name);
  }
  if (changed.length === 0) return { state: 'unchanged', text: 'all are as they should be' };
  return { state: dryRun ? 'tried' : 'done', text: changed.join(', ') };
}

function objectOf(
  { name, action }: NamespaceStep,
  wanted: ReadonlyMap<string | undefined, ApiObject>,
): ApiObject | undefined {
  switch (action) {
    case 'create':
    case 'keep':
      return wanted.get(name);
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
