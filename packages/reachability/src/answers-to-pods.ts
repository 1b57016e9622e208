import { Address } from '@netloom/addresses';
import type { Target } from '@netloom/network-model';
import { answer, type Answer } from './answer.ts';
import { isShortName } from './dns/service-by-dns-name.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import type { Policies } from './policy/index.ts';
import { labelOfPods, namespacePods, podsOf } from './sources/zone-sources.ts';

/** No text of a network holds it: it stands for the pods in the answers of pods of just any namespace. */
const ANY_PODS = '\u0000';

/**
 * The answers to pods of each namespace that ask for one target. Namespaces differ only by their names, so that one
 * trace serves all that no policy on its path names.
 */
export function answersToPods(
  index: NetworkIndex,
  namespaces: readonly string[],
  target: Target,
): readonly Answer[] {
  const own = (namespace: string): Answer => answer(index, [namespacePods(index, namespace)], target);
  if (dependsOnNamespace(target)) return namespaces.map(own);
  const consulted = new Set<string>();
  const policies = index.policies();
  const observing: NetworkIndex = { ...index, policies: () => observed(policies, consulted) };
  // no namespace has an empty name, and no policy names one.
  const any = answer(observing, [podsOf(index, { namespace: '', label: ANY_PODS })], target);
  return namespaces.map((namespace) =>
    isNamed(policies, { namespace, consulted }) ? own(namespace) : named(any, labelOfPods(namespace)),
  );
}

/** A name without a domain is one of the own namespace's Services first. */
function dependsOnNamespace(target: Target): boolean {
  return target.kind !== 'endpoint' && !(target.host instanceof Address) && isShortName(target.host);
}

/** The same policies; `consulted` gets the namespace of each pod that they are looked up for. */
function observed({ isolating, naming }: Policies, consulted: Set<string>): Policies {
  return {
    isolating: (pod, direction) => {
      consulted.add(pod.namespace);
      return isolating(pod, direction);
    },
    naming,
  };
}

function isNamed(
  policies: Policies,
  { namespace, consulted }: { readonly namespace: string; readonly consulted: ReadonlySet<string> },
): boolean {
  if (policies.isolating({ namespace, labels: {} }, 'egress').length > 0) return true;
  return [...policies.naming(namespace)].some((one) => consulted.has(one));
}

function named({ verdict, hop }: Answer, label: string): Answer {
  if (!hop.text.includes(ANY_PODS)) return { verdict, hop };
  return { verdict, hop: { ...hop, text: hop.text.replaceAll(ANY_PODS, label) } };
}
