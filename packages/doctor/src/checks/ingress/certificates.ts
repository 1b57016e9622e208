import { describeRef, type ApiObject } from '@netloom/cluster';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import * as z from 'zod';
import type { CheckDefinition } from '../../check.ts';
import { conditionOf, describeCondition } from '../../conditions.ts';
import { compareObjects } from '../../desired/compare-objects.ts';
import type { DesiredObject } from '../../desired/desired-objects.ts';
import { liveOf, type ObservedKind } from '../../desired/observed-kinds.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, type Problem } from '../../outcome.ts';
import { objectCheck } from '../object-check.ts';

const Status = z.looseObject({ notAfter: z.string().optional() });

const DAY_MS = 24 * 60 * 60 * 1_000;
/** cert-manager renews when a third of the time is left: https://cert-manager.io/docs/usage/certificate/#renewal */
const SOON_DAYS = 14;

/** That certificates are there, ready, and renewed in time. */
export const certificatesCheck: CheckDefinition<readonly ObservedKind[]> = {
  ...objectCheck({
    id: 'certificates',
    subject: 'ingress',
    title: 'certificates, and when they expire',
    symptom: SYMPTOMS.certificate,
    applies: ({ certificates }) => certificates.length > 0,
    kinds: ['Certificate'],
  }),
  compare: (observed, facts) => {
    const compared = compareObjects(observed, facts);
    const states = facts.objects.flatMap((object) => {
      const live = object.kind === 'Certificate' ? liveOf(object, observed) : null;
      return live === null ? [] : (stateProblem(object, { live, facts }) ?? []);
    });
    return { ...compared, problems: [...compared.problems, ...states] };
  },
};

function stateProblem(
  object: DesiredObject,
  { live, facts: { now } }: { readonly live: ApiObject; readonly facts: DoctorFacts },
): Problem | null {
  const { at, name, namespace } = object;
  const fix = fixBy(
    '',
    `kubectl --namespace ${namespace ?? ''} describe certificate ${name}`,
    'kubectl --namespace cert-manager logs deployment/cert-manager --tail 20',
  );
  const until = Date.parse(Status.safeParse(live.status).data?.notAfter ?? '');
  if (until <= now + SOON_DAYS * DAY_MS) {
    const word = until <= now ? 'expired' : 'expires';
    const saw = `${describeRef(object)} ${word} on ${new Date(until).toISOString().slice(0, 10)}`;
    const expected = `it is renewed at least ${SOON_DAYS} days before`;
    return { severity: until <= now ? 'error' : 'warning', saw, expected, at, fix };
  }
  const ready = conditionOf(live, 'Ready');
  if (ready?.status === 'True') return null;
  const saw = `${describeRef(object)}: ${describeCondition('Ready', ready)}`;
  return { severity: 'error', saw, expected: 'it is ready', at, fix };
}
