import type { OtherPolicy } from '@netloom/network-model';
import { unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { DirectionVerdict, Party, PodParty } from '../policy/index.ts';

/** What netloom's own policies decide at one end. */
export interface OwnRuling {
  readonly end: Party;
  readonly direction: 'ingress' | 'egress';
  readonly verdict: DirectionVerdict;
}

/**
 * The first policy that netloom does not make and that may change this ruling; undefined for none. Policies of Kubernetes
 * add up: what one allows no other takes back, and a pod that none isolates they may isolate. Those of Cilium may deny, too.
 */
export function otherPolicyAt(
  { network }: NetworkIndex,
  { end, direction, verdict }: OwnRuling,
): OtherPolicy | undefined {
  const { cluster, policies } = network;
  if (end.kind !== 'pod' || cluster.policyEngine === 'none') return undefined;
  if (verdict.kind === 'open' && verdict.why !== 'not-isolated') return undefined;
  return policies.others.find(
    (other) =>
      other.types.includes(direction) &&
      maySelect(other, end) &&
      (verdict.kind !== 'allow' || other.kind !== 'NetworkPolicy'),
  );
}

/** A pod may have more labels than those that are stated: only another value of one label proves that it is not meant. */
function maySelect({ namespace, selector }: OtherPolicy, pod: PodParty): boolean {
  if (namespace !== null && namespace !== pod.namespace) return false;
  return Object.entries(selector ?? {}).every(([key, value]) => (pod.labels[key] ?? value) === value);
}

/** The hop of such a policy. */
export function otherPolicyHop(
  index: NetworkIndex,
  other: OtherPolicy,
  { direction, label }: { readonly direction: OwnRuling['direction']; readonly label: string },
): Hop {
  const { kind, namespace, name } = other;
  const named = `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
  return unknown(
    'policy',
    `${named} may decide about ${direction} ${direction === 'ingress' ? 'to' : 'from'} ${label}, and what it lets through is not stated`,
    index.at(other),
  );
}
