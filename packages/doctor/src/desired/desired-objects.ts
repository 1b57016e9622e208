import { kindsOfLists, plain, type ChartPackage, type From, type Kind, type Plain } from '@netloom/chart-kit';
import type { Origin, OriginMap } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';
import { SUBCHARTS } from '@netloom/umbrella';

/** An object that a chart makes, as the cluster should have it. */
export interface DesiredObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** null for kinds of the whole cluster. */
  readonly namespace: string | null;
  readonly name: string;
  readonly spec: Plain;
  /** The line of the network that it comes from. */
  readonly at: Origin;
}

/** Every object that the charts make from a list of their values; what templates hold besides is not among them. */
export function desiredObjects(network: Network, origins: OriginMap): readonly DesiredObject[] {
  const from = origins.recorder('chart values');
  return SUBCHARTS.filter(({ isEnabled }) => isEnabled(network)).flatMap((chart) =>
    objectsOfChart(chart, { network, from, origins }),
  );
}

interface Drawing {
  readonly network: Network;
  readonly from: From;
  readonly origins: OriginMap;
}

function objectsOfChart(
  { values: schema, toValues }: ChartPackage<Network>,
  { network, from, origins }: Drawing,
): readonly DesiredObject[] {
  const values: Readonly<Record<string, unknown>> = { ...toValues(network, from) };
  const own = typeof values.namespace === 'string' ? values.namespace : null;
  return [...kindsOfLists(schema)].flatMap(([key, kind]) => {
    const list: unknown = values[key];
    return Array.isArray(list) ? list.flatMap((entry) => toObject(entry, { kind, own, origins })) : [];
  });
}

function toObject(
  entry: unknown,
  { kind, own, origins }: { readonly kind: Kind; readonly own: string | null; readonly origins: OriginMap },
): readonly DesiredObject[] {
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || !('spec' in entry)) return [];
  const namespace = 'namespace' in entry ? String(entry.namespace) : own;
  const { apiVersion, scope } = kind;
  return [
    {
      apiVersion,
      kind: kind.kind,
      namespace: scope === 'Cluster' ? null : namespace,
      name: String(entry.name),
      spec: plain(entry.spec),
      at: origins.of(entry),
    },
  ];
}
