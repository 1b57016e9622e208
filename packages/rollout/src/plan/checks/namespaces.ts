import { describeOwner, ownerOf, type ApiObject } from '@netloom/cluster';
import type { OwnedNamespace } from '@netloom/network-model';
import { isOwnNamespace } from '../../changes/own-namespaces.ts';
import type { Refusal } from '../../changes/refusal.ts';
import type { NamespaceStep } from '../plan.ts';
import { joinResults, NOTHING, type CheckResult } from './check-result.ts';

export interface NamespacesInput {
  readonly owned: readonly OwnedNamespace[];
  /** Where objects of the network go, besides. */
  readonly used: readonly string[];
  readonly live: ReadonlyMap<string, ApiObject | null>;
  readonly adopt: boolean;
}

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The namespaces that netloom owns, and that those of others are there and let their pods run. */
export function planNamespaces({ owned, used, live, adopt }: NamespacesInput): CheckResult<NamespaceStep> {
  const others = used.filter((name) => !owned.some((namespace) => namespace.name === name));
  return joinResults([
    ...owned.map((namespace) => planOwned(namespace, { live: live.get(namespace.name) ?? null, adopt })),
    ...others.map((name) => checkUsed(name, live.get(name) ?? null)),
  ]);
}

function planOwned(
  { name, podSecurity }: OwnedNamespace,
  { live, adopt }: { readonly live: ApiObject | null; readonly adopt: boolean },
): CheckResult<NamespaceStep> {
  const row = (action: NamespaceStep['action'], labels: NamespaceStep['labels'] = {}): NamespaceStep => ({
    name,
    action,
    podSecurity,
    labels,
  });
  if (live === null) return accepted(row('create'));
  if (live.metadata.deletionTimestamp !== undefined) return refused(beingDeleted(name));
  const labels = live.metadata.labels ?? {};
  const owner = ownerOf(live);
  if (isOwnNamespace(live)) return accepted(row('keep'));
  const enforced = labels[ENFORCE];
  // without the label a cluster enforces nothing
  const bears = podSecurity !== 'privileged' || enforced === undefined || enforced === 'privileged';
  if (bears) return accepted(row('leave', labels));
  if (adopt && owner.kind === 'nobody') return accepted(row('loosen', labels));
  return refused({
    code: 'namespace-too-strict',
    message: `Namespace ${name} belongs to ${describeOwner(owner)} and enforces "${enforced}": the pods of its controller need "privileged".`,
    help:
      owner.kind === 'nobody'
        ? `Allow it with --adopt, or by hand: kubectl label namespace ${name} ${ENFORCE}=privileged --overwrite`
        : `Set the label ${ENFORCE}: privileged where the namespace comes from.`,
  });
}

function checkUsed(name: string, live: ApiObject | null): CheckResult<NamespaceStep> {
  if (live === null) {
    return refused({
      code: 'namespace-missing',
      message: `Namespace ${name} does not exist: it belongs to its apps, and objects of the network go into it.`,
      help: `kubectl create namespace ${name}`,
    });
  }
  if (live.metadata.deletionTimestamp !== undefined) return refused(beingDeleted(name));
  return NOTHING;
}

function beingDeleted(name: string): Refusal {
  return {
    code: 'namespace-going',
    message: `Namespace ${name} is being deleted.`,
    help: `Wait until it is gone: kubectl wait --for=delete namespace/${name} --timeout=5m`,
  };
}

function accepted(row: NamespaceStep): CheckResult<NamespaceStep> {
  return { ...NOTHING, rows: [row] };
}

function refused(refusal: Refusal): CheckResult<NamespaceStep> {
  return { ...NOTHING, refusals: [refusal] };
}
