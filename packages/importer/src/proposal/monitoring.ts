import type { Draft } from '../model/draft/draft.ts';
import { groupKind } from '../model/kind.ts';
import { map, scalar, type PlannedMap } from '../model/planned.ts';
import { at } from '../model/read-tree.ts';
import type { LiveSources } from './live-sources.ts';

/** Where Prometheus runs, and its pods' labels. */
export interface Monitoring {
  readonly namespace: string;
  readonly planned: PlannedMap;
}

const IMAGE = /(^|\/)prom\/prometheus(:|@|$)/;
/** Charts that install the operator and a Prometheus in their namespace. */
const CHARTS = new Set(['kube-prometheus-stack', 'prometheus-operator']);

/**
 * The Prometheus that scrapes: one of the operator, which labels its pods `app.kubernetes.io/name: prometheus`, the default
 * of the network file; else a workload with its image. null where no file states one, or where it has its node's address.
 */
export function findMonitoring(draft: Draft, { objects, charts }: LiveSources): Monitoring | null {
  const resource = objects.find((object) => groupKind(object) === 'monitoring.coreos.com/Prometheus');
  const chart = charts.find((one) => CHARTS.has(one.chart));
  const [namespace, place] =
    resource === undefined
      ? [chart?.namespace, chart?.stated]
      : [resource.namespace ?? 'default', at(resource.tree, 'metadata', 'name')];
  if (namespace !== undefined) {
    return { namespace, planned: map({ namespace: scalar(namespace, place) }, place) };
  }
  const workload = draft.workloads.find(({ images }) => images.some((image) => IMAGE.test(image)));
  if (workload === undefined || workload.hostNetwork || workload.labels.size === 0) return null;
  const labels = map(Object.fromEntries(workload.labels), workload.at);
  return {
    namespace: workload.namespace,
    planned: map({ namespace: scalar(workload.namespace, workload.at), selector: labels }, workload.at),
  };
}
