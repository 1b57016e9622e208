import { kindsOfLists, type Kind } from '@netloom/chart-kit';
import { HelmChart } from '@netloom/deployment';
import { SUBCHARTS } from '@netloom/umbrella';

/** Kinds that have a published model, which says more than the schema of what netloom writes. */
const MODELLED = new Set([
  'Certificate',
  'ClusterIssuer',
  'Gateway',
  'HTTPRoute',
  'Ingress',
  'IngressRoute',
  'Middleware',
  'NetworkPolicy',
  'ServersTransport',
  'Service',
  'TLSStore',
]);

/** The kinds of the objects in the charts' values, by their names. */
const KINDS_OF_VALUES: ReadonlyMap<string, Kind> = new Map(
  SUBCHARTS.flatMap(({ values }) => [...kindsOfLists(values).values()]).map((kind) => [kind.kind, kind]),
);

/** Those that charts render. */
export const OWN_KINDS_OF_CHARTS: readonly Kind[] = [...KINDS_OF_VALUES.values()].filter(
  ({ kind }) => !MODELLED.has(kind),
);

/** Kinds without a published model, written by hand; those of Cilium, whose CRDs have a lock of their own, are in controllers.test.ts. */
export const OWN_KINDS: readonly Kind[] = [
  ...OWN_KINDS_OF_CHARTS.filter(({ apiVersion }) => !apiVersion.startsWith('cilium.io/')),
  HelmChart,
];

export function kindNamed(name: string): Kind {
  const kind = KINDS_OF_VALUES.get(name);
  if (kind === undefined) throw new Error(`the charts' values have no list of kind ${name}`);
  return kind;
}
