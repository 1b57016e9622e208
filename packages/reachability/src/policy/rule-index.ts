import { METADATA_NAME, type ParsedPeer } from './peers.ts';
import { keyOfLabel, keysOfPod } from './pod-keys.ts';
import type { PolicyPort } from './policy.ts';
import type { Party } from './traffic.ts';

export interface ParsedRule {
  /** null matches everything. */
  readonly peers: readonly ParsedPeer[] | null;
  readonly ports: readonly PolicyPort[];
}

/** A rule, and its place in spec.ingress or spec.egress. */
export interface NumberedRule {
  readonly rule: ParsedRule;
  readonly number: number;
}

/**
 * The rules of one policy by what their peers name: that of cloudflared's egress has one for each origin, of which a
 * packet needs one.
 */
export class RuleIndex {
  readonly rules: readonly ParsedRule[];
  readonly #byPods = new Map<string, NumberedRule[]>();
  /** Those that say nothing by which pods could be looked up. */
  readonly #others: readonly NumberedRule[];

  constructor(rules: readonly ParsedRule[]) {
    this.rules = rules;
    const others: NumberedRule[] = [];
    for (const [number, rule] of rules.entries()) {
      const numbered = { rule, number };
      const keys = (rule.peers ?? [null]).map(keyOfPeer);
      const known = keys.filter((key) => key !== null);
      if (known.length < keys.length) others.push(numbered);
      else for (const key of known) this.#add(key, numbered);
    }
    this.#others = others;
  }

  /** The rules that may match the other end, in their order. */
  candidates(other: Party): readonly NumberedRule[] {
    if (other.kind !== 'pod' || this.#byPods.size === 0) return this.#others;
    const named = keysOfPod(other).flatMap((key) => this.#byPods.get(key) ?? []);
    return [...new Set([...this.#others, ...named])].toSorted((one, next) => one.number - next.number);
  }

  #add(key: string, rule: NumberedRule): void {
    const rules = this.#byPods.get(key);
    if (rules === undefined) this.#byPods.set(key, [rule]);
    else rules.push(rule);
  }
}

/** A namespace, and one label of the pods where the peer has some; null where it names no namespace. */
function keyOfPeer(peer: ParsedPeer | null): string | null {
  if (peer?.kind !== 'pods') return null;
  const namespace = peer.namespaces.matchLabels?.[METADATA_NAME];
  if (namespace === undefined) return null;
  const [label] = Object.entries(peer.pods.matchLabels ?? {});
  return label === undefined ? namespace : keyOfLabel(namespace, label);
}
