import { plain } from '@netloom/chart-kit';
import { matchesSelector } from './label-selector.ts';
import { parsePeer, type ParsedPeer } from './peers.ts';
import type {
  PolicyEgressRule,
  PolicyIngressRule,
  Policy,
  PolicyPort,
  PolicySpec,
  LabelSelector,
} from './policy.ts';
import type { PodParty } from './traffic.ts';

export type Direction = 'ingress' | 'egress';

export interface ParsedPolicy<P extends Policy> {
  readonly policy: P;
  readonly namespace: string;
  readonly pods: LabelSelector;
  /** Null where the policy leaves that direction alone. */
  readonly ingress: readonly ParsedRule[] | null;
  readonly egress: readonly ParsedRule[] | null;
}

export interface ParsedRule {
  /** null matches everything. */
  readonly peers: readonly ParsedPeer[] | null;
  readonly ports: readonly PolicyPort[];
}

/** Policies by namespace and by one label of their pods, so that a pod's own are found without checking the others. */
export class PolicyIndex<P extends Policy = Policy> {
  readonly #buckets: ReadonlyMap<string, readonly ParsedPolicy<P>[]>;

  constructor(policies: readonly P[]) {
    const read = policies.map(parsePolicy);
    const sizes = new Map<string, number>();
    for (const key of read.flatMap(keysOf)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    // the rarest of its labels, since one that all pods share would not tell them apart
    const rarest = (keys: readonly string[]): string | undefined =>
      keys.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0))[0];
    this.#buckets = Map.groupBy(read, (one) => rarest(keysOf(one)) ?? one.namespace);
  }

  /** The policies that isolate a pod in a direction. */
  isolating(pod: PodParty, direction: Direction): readonly ParsedPolicy<P>[] {
    const keys = Object.entries(pod.labels).map((label) => keyOf(pod.namespace, label));
    return [pod.namespace, ...keys]
      .flatMap((key) => this.#buckets.get(key) ?? [])
      .filter((policy) => policy[direction] !== null && matchesSelector(policy.pods, pod.labels));
  }
}

function keysOf({ namespace, pods }: ParsedPolicy<Policy>): readonly string[] {
  return Object.entries(pods.matchLabels ?? {}).map((label) => keyOf(namespace, label));
}

/** Neither names nor labels have spaces. */
function keyOf(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace} ${key} ${value}`;
}

function parsePolicy<P extends Policy>(policy: P): ParsedPolicy<P> {
  // plain leaves all but value objects as they are, and puts their text in their place
  const spec = plain(policy.spec) as unknown as PolicySpec;
  const namespace = policy.namespace.toString();
  const types = policyTypes(spec);
  const read = (direction: Direction): readonly ParsedRule[] =>
    (spec[direction] ?? []).map((rule) => parseRule(rule, namespace));
  return {
    policy,
    namespace,
    pods: spec.podSelector,
    ingress: types.includes('Ingress') ? read('ingress') : null,
    egress: types.includes('Egress') ? read('egress') : null,
  };
}

/** The API's default: every policy is about ingress, and about egress only where it has a rule for it. */
function policyTypes({ policyTypes = [], egress = [] }: PolicySpec): readonly ('Ingress' | 'Egress')[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** An empty list of peers matches everything, as does none. */
function parseRule(rule: PolicyIngressRule & PolicyEgressRule, namespace: string): ParsedRule {
  const peers = rule.from ?? rule.to ?? [];
  return {
    peers: peers.length === 0 ? null : peers.map((peer) => parsePeer(peer, namespace)),
    ports: rule.ports ?? [],
  };
}
