import { plain } from '@netloom/chart-kit';
import { selects } from './label-selector.ts';
import { readPeer, type ReadPeer } from './peers.ts';
import type { EgressRule, IngressRule, Policy, PolicyPort, PolicySpec, Selector } from './policy.ts';
import type { PodParty } from './traffic.ts';

export type Direction = 'ingress' | 'egress';

export interface ReadPolicy<P extends Policy> {
  readonly policy: P;
  readonly namespace: string;
  readonly pods: Selector;
  /** Null where the policy leaves that direction alone. */
  readonly ingress: readonly ReadRule[] | null;
  readonly egress: readonly ReadRule[] | null;
}

export interface ReadRule {
  /** Null is everybody. */
  readonly peers: readonly ReadPeer[] | null;
  readonly ports: readonly PolicyPort[];
}

/** Policies by namespace and by one label of their pods, so that a pod's own are found without reading the others. */
export class PolicyIndex<P extends Policy = Policy> {
  readonly #buckets: ReadonlyMap<string, readonly ReadPolicy<P>[]>;

  constructor(policies: readonly P[]) {
    const read = policies.map(readPolicy);
    const sizes = new Map<string, number>();
    for (const key of read.flatMap(keysOf)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    // the rarest of its labels, since one that all pods share would not tell them apart
    const rarest = (keys: readonly string[]): string | undefined =>
      keys.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0))[0];
    this.#buckets = Map.groupBy(read, (one) => rarest(keysOf(one)) ?? one.namespace);
  }

  /** The policies that isolate a pod in a direction. */
  isolating(pod: PodParty, direction: Direction): readonly ReadPolicy<P>[] {
    const keys = Object.entries(pod.labels).map((label) => keyOf(pod.namespace, label));
    return [pod.namespace, ...keys]
      .flatMap((key) => this.#buckets.get(key) ?? [])
      .filter((policy) => policy[direction] !== null && selects(policy.pods, pod.labels));
  }
}

function keysOf({ namespace, pods }: ReadPolicy<Policy>): readonly string[] {
  return Object.entries(pods.matchLabels ?? {}).map((label) => keyOf(namespace, label));
}

/** Neither names nor labels have spaces. */
function keyOf(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace} ${key} ${value}`;
}

function readPolicy<P extends Policy>(policy: P): ReadPolicy<P> {
  // plain leaves all but value objects as they are, and puts their text in their place
  const spec = plain(policy.spec) as unknown as PolicySpec;
  const namespace = policy.namespace.toString();
  const types = policyTypes(spec);
  const read = (direction: Direction): readonly ReadRule[] =>
    (spec[direction] ?? []).map((rule) => readRule(rule, namespace));
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

/** An empty list of peers is everybody, as is none. */
function readRule(rule: IngressRule & EgressRule, namespace: string): ReadRule {
  const peers = rule.from ?? rule.to ?? [];
  return {
    peers: peers.length === 0 ? null : peers.map((peer) => readPeer(peer, namespace)),
    ports: rule.ports ?? [],
  };
}
