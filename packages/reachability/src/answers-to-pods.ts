import { Address } from '@netloom/addresses';
import type { Target } from '@netloom/network-model';
import { answer, type Answer } from './answer.ts';
import { isShortName } from './dns/service-by-dns-name.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { PolicyLookup } from './policy/index.ts';
import { labelOfPods, namespacePods, podsOf } from './sources/zone-sources.ts';

/** No text of a network holds it: it stands for the pods in the answers of pods of just any namespace. */
const ANY_PODS = '\u0000';

/**
 * The answers to pods of each namespace, for one target after the other. Namespaces differ only by their names, so
 * that one trace serves all that no policy on its path names.
 */
export function answersToPods(
  index: NetworkIndex,
  namespaces: readonly string[],
): (target: Target) => readonly Answer[] {
  const policies = index.policies();
  const rows = namespaces.map((namespace) => ({
    label: labelOfPods(namespace),
    pods: namespacePods(index, namespace),
    isIsolated: policies.isolating({ namespace, labels: {} }, 'egress').length > 0,
    namedBy: [...policies.naming(namespace)],
  }));
  // no namespace has an empty name, and no policy names one.
  const anyPods = podsOf(index, { namespace: '', label: ANY_PODS });
  return (target) => {
    if (dependsOnNamespace(target)) return rows.map(({ pods }) => answer(index, [pods], target));
    const consulted = new Set<string>();
    const observing = { ...index, policies: () => observed(policies, consulted) };
    const toAny = answer(observing, [anyPods], target);
    const hasLabel = toAny.hop.text.includes(ANY_PODS);
    return rows.map(({ label, pods, isIsolated, namedBy }) => {
      if (isIsolated || namedBy.some((by) => consulted.has(by))) return answer(index, [pods], target);
      return hasLabel ? labelled(toAny, label) : toAny;
    });
  };
}

/** A name without a domain is one of the own namespace's Services first. */
function dependsOnNamespace(target: Target): boolean {
  return target.kind !== 'endpoint' && !(target.host instanceof Address) && isShortName(target.host);
}

/** The same policies; `consulted` gets the namespace of each pod that they are looked up for. */
function observed({ isolating, ...others }: PolicyLookup, consulted: Set<string>): PolicyLookup {
  return {
    isolating: (pod, direction) => {
      consulted.add(pod.namespace);
      return isolating(pod, direction);
    },
    ...others,
  };
}

function labelled({ verdict, hop }: Answer, label: string): Answer {
  return { verdict, hop: { ...hop, text: hop.text.replaceAll(ANY_PODS, label) } };
}
