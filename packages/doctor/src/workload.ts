import { describeRef, refOf, type ApiObject } from '@netloom/cluster';
import * as z from 'zod';
import { fixBy, type Fix } from './outcome.ts';

const Count = z.int().nullish();
const Spec = z.looseObject({
  replicas: Count,
  template: z.looseObject({
    spec: z.looseObject({
      containers: z.array(z.looseObject({ image: z.string().default('') })).default([]),
    }),
  }),
});
const Status = z.looseObject({
  availableReplicas: Count,
  numberAvailable: Count,
  desiredNumberScheduled: Count,
});

/** A Deployment or DaemonSet, as far as it says how its pods are. */
export interface Workload {
  readonly name: string;
  readonly available: number;
  readonly wanted: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Of the first container. */
  readonly image: string;
}

export function toWorkload(object: ApiObject): Workload {
  const spec = Spec.safeParse(object.spec).data;
  const status = Status.safeParse(object.status).data;
  const isDaemonSet = object.kind === 'DaemonSet';
  return {
    name: describeRef(refOf(object)),
    available: (isDaemonSet ? status?.numberAvailable : status?.availableReplicas) ?? 0,
    wanted: (isDaemonSet ? status?.desiredNumberScheduled : (spec?.replicas ?? 1)) ?? 0,
    labels: object.metadata.labels ?? {},
    image: spec?.template.spec.containers[0]?.image ?? '',
  };
}

/** `Deployment cloudflare/cloudflared has 0 of 2 pods available` */
export function describeAvailability({ name, available, wanted }: Workload): string {
  return `${name} has ${available} of ${wanted} pods available`;
}

/** What shows why pods do not become ready. */
export function podFix(namespace: string, selector: string): Fix {
  return fixBy(
    'See why its pods are not ready.',
    `kubectl --namespace ${namespace} get pods --selector ${selector}`,
    `kubectl --namespace ${namespace} describe pods --selector ${selector}`,
    `kubectl --namespace ${namespace} logs --selector ${selector} --tail 20`,
  );
}
