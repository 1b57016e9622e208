import type { Finding, Origins, Rule } from '@netloom/diagnostics';
import type { PlannedObject } from './objects-in.ts';

/** The input of rules over objects: all that the charts make from one network. */
export interface ObjectFacts {
  readonly objects: readonly PlannedObject[];
  readonly origins: Origins;
}

export const objectMadeTwice: Rule<ObjectFacts> = {
  code: 'object-made-twice',
  severity: 'error',
  description: 'The charts make one object of each kind, namespace and name.',
  *check({ objects, origins }) {
    for (const [first, ...others] of Map.groupBy(objects, describeObject).values()) {
      for (const other of others) if (first !== undefined) yield toFinding(first, { other, origins });
    }
  },
};

function describeObject({ kind, namespace, name }: PlannedObject): string {
  return `${kind} "${namespace === null ? name : `${namespace}/${name}`}"`;
}

function toFinding(
  first: PlannedObject,
  { other, origins }: { readonly other: PlannedObject; readonly origins: Origins },
): Finding {
  return {
    message: `${describeObject(other)} would be created twice: Kubernetes keeps one object of a kind, namespace and name`,
    at: origins.of(other.entry),
    related: [{ message: 'the first one is made from this', at: origins.of(first.entry) }],
    help: 'rename one of the two: objects are named after hosts, services and pools, and a leading * becomes "wildcard"',
  };
}
