import { withoutOrigin, type Plain, type RequiredCrd } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { DRAWINGS, plainUmbrella, toSubchartValues } from '@netloom/umbrella';

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

interface ConditionalKind extends GroupKind {
  /** As in RequiredCrd. */
  readonly when?: string;
}

/** Kubernetes' own kinds that the charts render. Custom kinds are in a chart's `requires`. */
const BUILT_IN: Readonly<Record<string, readonly ConditionalKind[]>> = {
  'network-model': [
    { group: '', kind: 'ConfigMap', when: 'configMaps' },
    { group: 'networking.k8s.io', kind: 'NetworkPolicy', when: 'networkPolicies' },
    { group: '', kind: 'Service', when: 'services' },
    { group: 'discovery.k8s.io', kind: 'EndpointSlice', when: 'endpointSlices' },
  ],
  'proxmox-sdn': [
    { group: '', kind: 'ConfigMap' },
    { group: 'networking.k8s.io', kind: 'NetworkPolicy', when: 'networkPolicies' },
    { group: 'batch', kind: 'CronJob', when: 'drift.enabled' },
    { group: 'batch', kind: 'Job', when: 'reconcile.enabled' },
    ...['drift.enabled', 'reconcile.enabled'].flatMap((when) => [
      { group: '', kind: 'ServiceAccount', when },
      { group: 'rbac.authorization.k8s.io', kind: 'Role', when },
      { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding', when },
    ]),
  ],
  ingress: [{ group: 'networking.k8s.io', kind: 'Ingress', when: 'ingresses' }],
  tailscale: [{ group: 'networking.k8s.io', kind: 'Ingress', when: 'ingresses' }],
  tunnel: [
    { group: '', kind: 'ConfigMap' },
    { group: 'apps', kind: 'Deployment' },
    { group: 'networking.k8s.io', kind: 'NetworkPolicy', when: 'networkPolicies' },
    { group: 'networking.k8s.io', kind: 'NetworkPolicy', when: 'podMonitor.from' },
    { group: 'policy', kind: 'PodDisruptionBudget' },
  ],
};

/** What an Argo CD project has to allow. */
export interface RenderedScope {
  /** Of the objects. */
  readonly kinds: readonly GroupKind[];
  /** That objects are put into. */
  readonly namespaces: readonly string[];
}

/** The scope of what the umbrella renders for this network. */
export function renderedScope(network: Network): RenderedScope {
  const charts = enabledCharts(network);
  return {
    kinds: uniqueKinds(charts.flatMap(kindsIn)),
    namespaces: [...new Set(charts.flatMap(({ values }) => namespacesIn(values)))],
  };
}

/** Each once, in the order of their names. */
export function uniqueKinds(kinds: readonly GroupKind[]): readonly GroupKind[] {
  const byName = new Map(kinds.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

interface EnabledChart {
  readonly name: string;
  readonly requires: readonly RequiredCrd[];
  readonly values: Plain;
}

function enabledCharts(network: Network): readonly EnabledChart[] {
  const umbrella = plainUmbrella(network);
  return DRAWINGS.filter(({ isEnabled }) => isEnabled(network)).map((drawing) => ({
    name: drawing.chart.name,
    requires: drawing.requires,
    // a section of plain values
    values: toSubchartValues(umbrella, drawing, withoutOrigin) as Plain,
  }));
}

function kindsIn({ name, requires, values }: EnabledChart): readonly GroupKind[] {
  const custom = requires.map(({ apiVersion, ...rest }) => ({
    ...rest,
    group: apiVersion.split('/')[0] ?? '',
  }));
  return [...(BUILT_IN[name] ?? []), ...custom].filter(
    ({ when }) => when === undefined || isSet(values, when.split('.')),
  );
}

/** A chart states the namespace once for all its objects, or in each entry of its lists. */
function namespacesIn(values: Plain): readonly string[] {
  if (!isMapping(values)) return [];
  const entries = Object.values(values).filter(isList).flat();
  return [values, ...entries].flatMap((each) =>
    isMapping(each) && typeof each.namespace === 'string' ? [each.namespace] : [],
  );
}

/** Whether the value at the path is set and not empty: the meaning of RequiredCrd's `when`. */
function isSet(value: Plain | undefined, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return isFilled(value);
  return isMapping(value) && isSet(value[key], rest);
}

function isFilled(value: Plain | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMapping(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
