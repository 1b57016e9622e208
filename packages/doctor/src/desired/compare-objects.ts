import { describeOwner, describeRef, ownerOf, refOf, type ApiObject } from '@netloom/cluster';
import { countOf } from '../count-of.ts';
import type { DoctorFacts } from '../facts.ts';
import { fixBy, type Fix, type Outcome, type Problem } from '../outcome.ts';
import type { DesiredObject } from './desired-objects.ts';
import { describeDifferences, differences } from './differences.ts';
import { liveOf, type ObservedKind } from './observed-kinds.ts';

/** Whether the cluster has the desired objects of the observed kinds, with the desired fields. */
export function compareObjects(
  observed: readonly ObservedKind[],
  { objects }: Pick<DoctorFacts, 'objects'>,
): Outcome {
  const isOf = ({ apiVersion, kind }: DesiredObject, one: ObservedKind): boolean =>
    one.apiVersion === apiVersion && one.kind === kind;
  const served = observed.filter((one) => one.served);
  const compared = objects.filter((object) => served.some((one) => isOf(object, one)));
  return {
    saw: served
      .map((one) => countOf(compared.filter((object) => isOf(object, one)).length, one.kind))
      .join(', '),
    problems: compared.flatMap((object) => problemsOf(object, liveOf(object, observed))),
    unknown: observed
      .filter((one) => !one.served)
      .map(({ apiVersion, kind }) => ({
        why: `the cluster does not serve ${kind} of ${apiVersion}`,
        cause: 'failed',
      })),
  };
}

function problemsOf(object: DesiredObject, live: ApiObject | null): readonly Problem[] {
  const { at } = object;
  if (live === null) {
    const saw = `${describeRef(object)} does not exist`;
    return [
      { severity: 'error', saw, expected: 'the network makes it', at, fix: fixBy('', 'netloom apply') },
    ];
  }
  const found = differences(object.spec, live.spec);
  if (found.length === 0) return [];
  const { saw, expected } = describeDifferences(found);
  return [
    { severity: 'error', saw: `${describeRef(object)} has ${saw}`, expected, at, fix: restoreFix(live) },
  ];
}

/** Objects of a kind that the network does not have, where others of that kind would work against it. */
export function* foreignObjects(
  observed: readonly ObservedKind[],
  { objects }: Pick<DoctorFacts, 'objects'>,
): Iterable<Problem> {
  for (const live of observed.flatMap((one) => one.objects)) {
    const ref = refOf(live);
    const isDesired = objects.some(
      ({ kind, namespace, name }) => kind === ref.kind && namespace === ref.namespace && name === ref.name,
    );
    if (isDesired) continue;
    const namespace = ref.namespace === null ? '' : `--namespace ${ref.namespace} `;
    yield {
      severity: 'warning',
      saw: `${describeRef(ref)} exists, and belongs to ${describeOwner(ownerOf(live))}`,
      expected: `every ${ref.kind} is in the network`,
      at: null,
      fix: fixBy(
        'Write it into the network, or delete it.',
        `kubectl ${namespace}delete ${ref.kind.toLowerCase()} ${ref.name}`,
      ),
    };
  }
}

/** Who reconciles an object has to do it. */
export function restoreFix(live: ApiObject): Fix {
  const owner = ownerOf(live);
  switch (owner.kind) {
    case 'argo':
      return fixBy('', `argocd app sync ${owner.application}`);
    case 'k3s':
    case 'flux':
    case 'controller':
      return fixBy(`It belongs to ${describeOwner(owner)}: change it there, or take it out of the network.`);
    case 'helm':
    case 'nobody':
      return fixBy('', 'netloom apply --adopt');
    case 'ours':
    case 'absent':
      return fixBy(
        'Write it into the network if it is right, else restore it.',
        'netloom apply --force-conflicts',
      );
    default:
      return owner satisfies never;
  }
}
