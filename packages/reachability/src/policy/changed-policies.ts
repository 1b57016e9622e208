import { METADATA_NAME } from './peers.ts';
import type { ParsedPolicy } from './policy-index.ts';
import type { Policy, PolicyEgressRule, PolicySpec } from './policy.ts';

type Policies = readonly ParsedPolicy<Policy>[];

/**
 * The namespaces to whose pods packets go that two sets of policies may decide differently about; null where it may be
 * any packet.
 */
export function changedPolicies(before: Policies, after: Policies): ReadonlySet<string> | null {
  const olds = Map.groupBy(before, keyOf);
  const nexts = Map.groupBy(after, keyOf);
  const namespaces = new Set<string>();
  for (const key of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old = [], next = []] = [olds.get(key), nexts.get(key)];
    if (textOf(old.map(({ spec }) => spec)) === textOf(next.map(({ spec }) => spec))) continue;
    const changed = destinations(old, next);
    if (changed === null) return null;
    for (const namespace of changed) namespaces.add(namespace);
  }
  return namespaces;
}

function keyOf({ namespace, policy }: ParsedPolicy<Policy>): string {
  return `${namespace}/${String(policy.name)}`;
}

/** Equal of what is equal, since one function has made both: their keys have one order. */
function textOf(value: PolicySpec | readonly PolicySpec[] | PolicyEgressRule): string {
  return JSON.stringify(value);
}

/** Of a policy for ingress alone its own namespace, else those that the rules for egress name which one side alone has. */
function destinations(before: Policies, after: Policies): readonly string[] | null {
  const all = [...before, ...after];
  if (all.every(({ egress }) => egress === null)) return all.map(({ namespace }) => namespace);
  const [old, next, ...more] = all;
  // one with a rule for egress isolates by it, so that it must be there before and after
  if (old === undefined || next === undefined || before.length !== 1 || more.length > 0) return null;
  if (old.egress === null || next.egress === null) return null;
  const { egress: olds = [], ...oldRest } = old.spec;
  const { egress: nexts = [], ...nextRest } = next.spec;
  if (textOf(oldRest) !== textOf(nextRest)) return null;
  const names = [...missing(olds, nexts), ...missing(nexts, olds)].map(namespacesIn);
  return names.every((one) => one !== null) ? names.flat() : null;
}

/** The rules that the others have not. */
function missing(
  rules: readonly PolicyEgressRule[],
  others: readonly PolicyEgressRule[],
): readonly PolicyEgressRule[] {
  const known = new Set(others.map(textOf));
  return rules.filter((rule) => !known.has(textOf(rule)));
}

/** The namespaces that all peers of a rule name; null where one may be in any namespace, or is none. */
function namespacesIn({ to = [] }: PolicyEgressRule): readonly string[] | null {
  const names = to.map(({ namespaceSelector }) => namespaceSelector?.matchLabels?.[METADATA_NAME]);
  return names.length > 0 && names.every((name) => name !== undefined) ? names : null;
}
