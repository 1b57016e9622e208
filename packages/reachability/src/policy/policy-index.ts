import { plain } from '@netloom/chart-kit';
import { matchesSelector } from './label-selector.ts';
import { METADATA_NAME, parsePeer } from './peers.ts';
import { keyOfLabel, keysOfPod } from './pod-keys.ts';
import type { PolicyEgressRule, PolicyIngressRule, Policy, PolicySpec, LabelSelector } from './policy.ts';
import { RuleIndex, type ParsedRule } from './rule-index.ts';
import type { PodParty } from './traffic.ts';

export type Direction = 'ingress' | 'egress';

export interface ParsedPolicy<P extends Policy> {
  readonly policy: P;
  readonly namespace: string;
  readonly spec: PolicySpec;
  readonly pods: LabelSelector;
  /** Null where the policy leaves that direction alone. */
  readonly ingress: RuleIndex | null;
  readonly egress: RuleIndex | null;
}

/** What traces ask of policies. */
export interface PolicyLookup<P extends Policy = Policy> {
  /** The policies that isolate a pod in a direction. */
  readonly isolating: (
    pod: Pick<PodParty, 'namespace' | 'labels'>,
    direction: Direction,
  ) => readonly ParsedPolicy<P>[];
  /** The namespaces whose policies may let pods without labels in from that namespace, and not from every other. */
  readonly naming: (namespace: string) => ReadonlySet<string>;
  readonly all: readonly ParsedPolicy<P>[];
}

/** Policies by namespace and by one label of their pods, so that a pod's own are found without checking the others. */
export class PolicyIndex<P extends Policy = Policy> implements PolicyLookup<P> {
  readonly all: readonly ParsedPolicy<P>[];
  readonly #buckets: ReadonlyMap<string, readonly ParsedPolicy<P>[]>;
  /** By the name that a selector of a peer has, the namespaces of the policies with such peers. */
  readonly #naming: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(policies: readonly P[]) {
    const read = policies.map(parsePolicy);
    this.all = read;
    const sizes = new Map<string, number>();
    for (const key of read.flatMap(keysOf)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    // the rarest of its labels, since one that all pods share would not tell them apart
    const rarest = (keys: readonly string[]): string | undefined =>
      keys.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0))[0];
    this.#buckets = Map.groupBy(read, (one) => rarest(keysOf(one)) ?? one.namespace);
    this.#naming = namingPolicies(read);
  }

  readonly isolating: PolicyLookup<P>['isolating'] = (pod, direction) =>
    keysOfPod(pod)
      .flatMap((key) => this.#buckets.get(key) ?? [])
      .filter((policy) => policy[direction] !== null && matchesSelector(policy.pods, pod.labels));

  readonly naming: PolicyLookup<P>['naming'] = (namespace) => this.#naming.get(namespace) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

function namingPolicies(policies: readonly ParsedPolicy<Policy>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const naming = new Map<string, Set<string>>();
  for (const { namespace, ingress } of policies) {
    for (const peer of (ingress?.rules ?? []).flatMap(({ peers }) => peers ?? [])) {
      if (peer.kind !== 'pods' || !matchesSelector(peer.pods, {})) continue;
      for (const name of namesIn(peer.namespaces)) {
        naming.set(name, (naming.get(name) ?? new Set()).add(namespace));
      }
    }
  }
  return naming;
}

/** A selector treats all namespaces alike whose names it does not have. */
function namesIn({ matchLabels = {}, matchExpressions = [] }: LabelSelector): readonly string[] {
  const label = matchLabels[METADATA_NAME];
  const values = matchExpressions.flatMap(({ key, values = [] }) => (key === METADATA_NAME ? values : []));
  return label === undefined ? values : [label, ...values];
}

function keysOf({ namespace, pods }: ParsedPolicy<Policy>): readonly string[] {
  return Object.entries(pods.matchLabels ?? {}).map((label) => keyOfLabel(namespace, label));
}

function parsePolicy<P extends Policy>(policy: P): ParsedPolicy<P> {
  // plain leaves all but value objects as they are, and puts their text in their place
  const spec = plain(policy.spec) as unknown as PolicySpec;
  const namespace = policy.namespace.toString();
  const types = policyTypes(spec);
  const read = (direction: Direction): RuleIndex =>
    new RuleIndex((spec[direction] ?? []).map((rule) => parseRule(rule, namespace)));
  return {
    policy,
    namespace,
    spec,
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
