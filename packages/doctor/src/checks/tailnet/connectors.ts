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

const Status = z.looseObject({ subnetRoutes: z.string().default('') });

/** That Connectors run, and advertise their routes. Whether the tailnet approves those only Tailscale's admin console knows. */
export const connectorsCheck: CheckDefinition<readonly ObservedKind[]> = {
  ...objectCheck({
    id: 'connectors',
    subject: 'tailnet',
    title: 'Connectors and their routes',
    symptom: SYMPTOMS.internalUnreachable,
    applies: ({ connectors }) => connectors.length > 0,
    kinds: ['Connector', 'ProxyClass', 'DNSConfig'],
  }),
  compare: (observed, facts) => {
    const compared = compareObjects(observed, facts);
    const states = facts.objects.flatMap((object) => {
      const live = object.kind === 'Connector' ? liveOf(object, observed) : null;
      return live === null ? [] : [...stateProblems(object, { live, facts })];
    });
    return { ...compared, problems: [...compared.problems, ...states] };
  },
};

function* stateProblems(
  object: DesiredObject,
  { live, facts: { network } }: { readonly live: ApiObject; readonly facts: DoctorFacts },
): Iterable<Problem> {
  const { at, name } = object;
  const logs = `kubectl --namespace ${network.tailnet?.namespace ?? ''} logs --selector app=operator --tail 20`;
  const fix = fixBy('', `kubectl describe connector ${name}`, logs);
  const ready = conditionOf(live, 'ConnectorReady');
  if (ready?.status !== 'True') {
    const saw = `${describeRef(object)}: ${describeCondition('ConnectorReady', ready)}`;
    yield { severity: 'error', saw, expected: 'it is ready', at, fix };
    return;
  }
  const advertised = Status.safeParse(live.status).data?.subnetRoutes.split(',') ?? [];
  const routes = network.routes.filter(({ connector }) => connector === name).map(({ cidr }) => String(cidr));
  const missing = routes.filter((route) => !advertised.includes(route));
  if (missing.length === 0) return;
  yield {
    severity: 'error',
    saw: `${describeRef(object)} does not advertise ${missing.join(', ')} yet`,
    expected: routes.join(', '),
    at,
    fix,
  };
}
