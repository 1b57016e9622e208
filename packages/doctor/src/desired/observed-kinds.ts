import type { ApiObject } from '@netloom/cluster';
import type { DoctorFacts } from '../facts.ts';
import type { Vantage } from '../vantage.ts';
import type { DesiredObject } from './desired-objects.ts';

/** What the cluster has of one kind. */
export interface ObservedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the cluster serves it: its CRD may be missing. */
  readonly served: boolean;
  readonly objects: readonly ApiObject[];
}

/** Every live object of the kinds that the network has desired objects of. */
export async function observeKinds(
  { cluster }: Vantage,
  { objects }: Pick<DoctorFacts, 'objects'>,
  kinds: ReadonlySet<string>,
): Promise<readonly ObservedKind[]> {
  const reader = await cluster;
  const wanted = Map.groupBy(
    objects.filter(({ kind }) => kinds.has(kind)),
    ({ apiVersion, kind }) => `${apiVersion} ${kind}`,
  );
  return Promise.all(
    [...wanted.values()]
      .flatMap(([first]) => (first === undefined ? [] : [first]))
      .map(async (first) => {
        const { apiVersion, kind } = first;
        const served = await reader.serves(first);
        return { apiVersion, kind, served, objects: served ? await reader.list({ apiVersion, kind }) : [] };
      }),
  );
}

/** The live object of a desired one; null where there is none. */
export function liveOf(
  { apiVersion, kind, namespace, name }: DesiredObject,
  observed: readonly ObservedKind[],
): ApiObject | null {
  const found = observed
    .find((one) => one.apiVersion === apiVersion && one.kind === kind)
    ?.objects.find(({ metadata }) => metadata.name === name && (metadata.namespace ?? null) === namespace);
  return found ?? null;
}
