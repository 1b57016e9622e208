import type { Finding, Origins, Rule } from '@netloom/diagnostics';
import type { PlannedObject } from './objects-in.ts';

/** What a rule over objects sees: all that the charts are to make of one network. */
export interface ObjectFacts {
  readonly objects: readonly PlannedObject[];
  readonly origins: Origins;
}

export const objectMadeTwice: Rule<ObjectFacts> = {
  code: 'object-made-twice',
  severity: 'error',
  sentence: 'The charts make one object of each kind, namespace and name.',
  *check({ objects, origins }) {
    for (const [first, ...others] of Map.groupBy(objects, nameInWords).values()) {
      for (const other of others) if (first !== undefined) yield toFinding(first, { other, origins });
    }
  },
};

function nameInWords({ kind, namespace, name }: PlannedObject): string {
  return `${kind} "${namespace === null ? name : `${namespace}/${name}`}"`;
}

function toFinding(
  first: PlannedObject,
  { other, origins }: { readonly other: PlannedObject; readonly origins: Origins },
): Finding {
  return {
    message: `${nameInWords(other)} would be made twice, of two things: Kubernetes keeps one object of a kind, namespace and name`,
    at: origins.of(other.made),
    related: [{ message: 'the first one is made of this', at: origins.of(first.made) }],
    help: 'rename one of the two: names of objects come from hosts, services and pools, and a leading * becomes "wildcard"',
  };
}
