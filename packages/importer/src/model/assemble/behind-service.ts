import type { Draft } from '../draft/draft.ts';
import type { DraftService, DraftWorkload, ServicePort } from '../draft/services.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';

/** The workloads of its namespace that have all labels of the selector; none without a selector. */
export function podsBehind(
  { namespace, selector }: Pick<DraftService, 'namespace' | 'selector'>,
  { workloads }: Pick<Draft, 'workloads'>,
): readonly DraftWorkload[] {
  if (selector.length === 0) return [];
  return workloads.filter(
    (one) =>
      one.namespace === namespace &&
      selector.every(([key, value]) => {
        const label = one.labels.get(key);
        return label !== undefined && textOf(label) === textOf(value);
      }),
  );
}

/** A port of the pods, or why it is not known. */
export type PodPort =
  | { readonly kind: 'known'; readonly port: PlannedScalar }
  | { readonly kind: 'unknown'; readonly why: string };

/** The pods' port behind a port of a Service; a name is looked up at the containers of all pods that are behind it. */
export function podPortOf(service: DraftService, port: ServicePort, draft: Draft): PodPort {
  if (port.targetPort !== undefined) return { kind: 'known', port: port.targetPort };
  const name = port.targetName === undefined ? '' : textOf(port.targetName);
  const pods = podsBehind(service, draft);
  if (pods.length === 0) {
    return { kind: 'unknown', why: `no file states the pods that have a port "${name}"` };
  }
  const found = pods.map((one) => one.ports.find((own) => own.name === name));
  const [first] = found;
  if (first === undefined || found.includes(undefined)) {
    return { kind: 'unknown', why: `not all of its pods have a port "${name}"` };
  }
  const isOne = found.every((own) => own !== undefined && textOf(own.port) === textOf(first.port));
  return isOne
    ? { kind: 'known', port: first.port }
    : { kind: 'unknown', why: `port "${name}" has several numbers among its pods` };
}

/** Whether the pods have the addresses of their nodes; null where some have, and some have not. */
export function isOnNodes(service: DraftService, draft: Draft): boolean | null {
  const pods = podsBehind(service, draft);
  const onNodes = pods.filter(({ hostNetwork }) => hostNetwork);
  if (onNodes.length === 0) return false;
  return onNodes.length === pods.length ? true : null;
}

/** What the network file says about the pods of a Service, and what it cannot say. */
export interface BehindService {
  readonly entries: Readonly<Record<'hostNetwork' | 'headless', PlannedScalar | undefined>>;
  readonly unknown: readonly string[];
}

export function behindService(service: DraftService, draft: Draft): BehindService {
  const [pod] = podsBehind(service, draft).filter(({ hostNetwork }) => hostNetwork);
  const onNodes = isOnNodes(service, draft);
  return {
    entries: {
      hostNetwork: onNodes === true ? scalar(true, pod?.at) : undefined,
      headless: service.headless === undefined ? undefined : scalar(true, service.headless),
    },
    unknown: [
      ...(service.selector.length === 0 && service.type !== 'ExternalName'
        ? ['it selects no pods: their labels are not known']
        : []),
      ...(onNodes === null ? ['some of its pods have the addresses of their nodes, and some have not'] : []),
    ],
  };
}
