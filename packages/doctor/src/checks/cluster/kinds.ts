import { netloomChart } from '@netloom/umbrella';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DesiredObject } from '../../desired/desired-objects.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome } from '../../outcome.ts';

/** The kinds that the cluster does not serve, by an object of each. */
type Observed = readonly DesiredObject[];

/** That every kind of the network's objects is served: their CRDs are there. */
export const kindsCheck: CheckDefinition<Observed> = {
  id: 'kinds',
  subject: 'cluster',
  title: 'the CRDs of all objects',
  symptom: null,
  applies: () => true,
  observe: async ({ cluster }, facts) => {
    const reader = await cluster;
    const asked = kindsOf(facts).map(async (object) => ((await reader.serves(object)) ? [] : [object]));
    return (await Promise.all(asked)).flat();
  },
  compare: (missing, facts) =>
    outcome(
      countOf(kindsOf(facts).length, 'kind'),
      missing.map(({ apiVersion, kind, at }) => ({
        severity: 'error',
        saw: `the cluster does not serve ${kind} of ${apiVersion}`,
        expected: `${facts.objects.filter((object) => object.kind === kind).length} of the network`,
        at,
        fix: fixBy('', installCommand(apiVersion, kind) ?? 'netloom apply --until operators'),
      })),
    ),
};

/** The first object of each kind. */
function kindsOf({ objects }: Pick<DoctorFacts, 'objects'>): readonly DesiredObject[] {
  const groups = Map.groupBy(objects, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  return [...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function installCommand(apiVersion: string, kind: string): string | null {
  const found = netloomChart.requires.find((crd) => crd.apiVersion === apiVersion && crd.kind === kind);
  return found?.installCommand ?? null;
}
