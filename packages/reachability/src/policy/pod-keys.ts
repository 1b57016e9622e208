import type { PodParty } from './traffic.ts';

/** The keys under which whatever selects this pod may be found: its namespace, and each of its labels there. */
export function keysOfPod({ namespace, labels }: Pick<PodParty, 'namespace' | 'labels'>): readonly string[] {
  return [namespace, ...Object.entries(labels).map((label) => keyOfLabel(namespace, label))];
}

/** Neither names nor labels have spaces. */
export function keyOfLabel(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace} ${key} ${value}`;
}
