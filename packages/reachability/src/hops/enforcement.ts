import type { IntervalSet } from '@netloom/addresses';
import { addressesOf } from '@netloom/network-model';
import { allow, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { DirectionVerdict, Policy } from '../policy/index.ts';

/** What a policy decides, before anybody enforces it. */
export interface Ruling {
  readonly hop: Hop;
  readonly verdict: Exclude<DirectionVerdict, { readonly kind: 'open' }>;
  readonly direction: 'ingress' | 'egress';
  /** The addresses of the other end. */
  readonly other: IntervalSet;
}

/** A policy is a wish: what the engine that the cluster runs makes of it. */
export function enforced(index: NetworkIndex, ruling: Ruling): Hop {
  const { hop, verdict } = ruling;
  const { policyEngine } = index.network.cluster;
  const at = index.at(index.network.cluster);
  switch (policyEngine) {
    case 'none': {
      const [isolating] = verdict.isolatedBy;
      const name = isolating === undefined ? 'a policy' : describePolicy(isolating);
      return allow('policy', `nothing in the cluster enforces policies: ${name} stops nobody`, at);
    }
    case null:
      if (hop.verdict !== 'deny') return hop;
      return unknown('policy', `${hop.text}; whether anything enforces it (policyEngine) is not stated`, at);
    case 'cilium':
      return matchesClusterByBlock(index, ruling)
        ? unknown(
            'policy',
            `${hop.text} by an ipBlock, which Cilium compares with nodes and pods only where its policyCIDRMatchMode says so`,
            hop.at,
          )
        : hop;
    case 'kube-router':
    case 'calico':
    case 'kube-network-policies':
    case 'other':
      return hop;
    default:
      return policyEngine satisfies never;
  }
}

/** Cilium gives nodes and pods identities: https://docs.cilium.io/en/stable/security/policy/layer3/#cidr-based */
function matchesClusterByBlock({ facts }: NetworkIndex, { hop, verdict, direction, other }: Ruling): boolean {
  if (hop.verdict !== 'allow' || verdict.kind === 'deny') return false;
  const isOfCluster = (['nodes', 'pods'] as const).some(
    (zone) => !addressesOf({ kind: 'zone', zone }, facts.ledger).intersect(other).isEmpty,
  );
  return isOfCluster && verdict.allowedBy.every(({ policy, rule }) => isByBlock(policy, direction, rule));
}

function isByBlock({ spec }: Policy, direction: Ruling['direction'], rule: number): boolean {
  const peers =
    direction === 'ingress' ? (spec.ingress?.[rule]?.from ?? []) : (spec.egress?.[rule]?.to ?? []);
  return peers.length > 0 && peers.every(({ ipBlock }) => ipBlock !== undefined);
}

export function describePolicy({ namespace, name }: Policy): string {
  return `policy ${namespace.toString()}/${name.toString()}`;
}
