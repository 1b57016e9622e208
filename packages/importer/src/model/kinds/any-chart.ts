import type { ChartValues } from '../../sources/chart-values.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import { annotatedFilters } from '../filters.ts';
import type { SourceKind } from '../kind.ts';
import { guessed, scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, flagAt, statedAt, textAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';

/** Charts with readers of their own, or whose Services are entry points. */
const OWN = new Set(['app-template', 'traefik', 'ingress-nginx', 'metallb', 'cilium', 'external-dns']);

/** What the values of most charts have in common: `ingress` with hosts, and `service` with a load balancer address. */
export const anyChart: SourceKind = {
  anyChart: (chart, draft) => {
    if (!OWN.has(chart.chart)) walk(chart.tree, [], { chart, draft });
  },
};

interface ChartInput {
  readonly chart: ChartValues;
  readonly draft: Draft;
}

const DEEPEST = 4;

/** Parts of values that are no part of a name. */
const UNNAMED = new Set(['server', 'controller', 'service', 'services']);

function walk(tree: Tree, path: readonly string[], input: ChartInput): void {
  if (tree.kind !== 'mapping' || path.length > DEEPEST || flagAt(tree, 'enabled') === false) return;
  for (const [key, value] of entriesAt(tree)) {
    if (value.kind !== 'mapping') continue;
    if (key === 'ingress') addIngress(value, path, input);
    else if (/service$/i.test(key)) addService(value, path, input);
    else if (isService(value, path)) addService(value, [...path, key], input);
    walk(value, [...path, key], input);
  }
}

/** One of several of a chart: `service.ssh`, `services.minecraft`, or of any name with the type. */
function isService(value: Tree, path: readonly string[]): boolean {
  return /^services?$/.test(path.at(-1) ?? '') || textAt(value, 'type') === 'LoadBalancer';
}

/** The Service is named after the release, and the part of the chart: charts differ in that. */
function serviceName(path: readonly string[], { chart }: ChartInput): string {
  const parts = path.filter((part) => !UNNAMED.has(part));
  return [chart.release, ...parts].join('-').toLowerCase();
}

function addIngress(ingress: Tree, path: readonly string[], input: ChartInput): void {
  const { chart, draft } = input;
  const isOn = flagAt(ingress, 'enabled');
  if (isOn === false || (isOn === undefined && at(ingress, 'hosts') === undefined)) return;
  const className =
    textAt(ingress, 'ingressClassName') ??
    textAt(ingress, 'className') ??
    textAt(ingress, 'annotations', 'kubernetes.io/ingress.class');
  for (const host of hostsOf(ingress)) {
    draft.routes.push({
      kind: `ingress in values of ${chart.chart}`,
      host,
      path: undefined,
      entrance: className === undefined ? undefined : `IngressClass ${className}`,
      listeners: [],
      namespace: chart.namespace ?? 'default',
      service: guessed(serviceName(path, input), `the Service of the chart ${chart.chart}`),
      port: undefined,
      filters: annotatedFilters(at(ingress, 'annotations')),
    });
  }
}

function hostsOf(ingress: Tree): readonly PlannedScalar[] {
  const single = statedAt(ingress, 'hostname') ?? statedAt(ingress, 'host');
  const hosts = at(ingress, 'hosts');
  const items = hosts?.kind === 'sequence' ? hosts.items : [];
  const listed = items.flatMap((item) => {
    if (item.kind === 'mapping') {
      return hasOtherPaths(item) ? [] : (statedAt(item, 'host') ?? statedAt(item, 'name') ?? []);
    }
    return textAt(item) === undefined ? [] : [scalar(textAt(item) ?? '', item)];
  });
  return [...(single === undefined ? [] : [single]), ...listed];
}

/** A host with a path of its own may be one of several rows of it. */
function hasOtherPaths(item: Tree): boolean {
  const paths = at(item, 'paths');
  if (paths?.kind !== 'sequence') return false;
  return paths.items.some((one) => !['/', undefined].includes(textAt(one, 'path') ?? textAt(one)));
}

function addService(service: Tree, path: readonly string[], input: ChartInput): void {
  const { chart, draft } = input;
  if (flagAt(service, 'enabled') === false) return;
  const type = textAt(service, 'type');
  if (type !== undefined && type !== 'LoadBalancer') return;
  const annotations = at(service, 'annotations');
  const field = statedAt(service, 'loadBalancerIP') ?? statedAt(service, 'spec', 'loadBalancerIP');
  const name = serviceName(path, input);
  const namespace = chart.namespace ?? 'default';
  const use = { kind: 'Service', name: `${namespace}/${name}`, draft };
  for (const one of [...annotatedAddresses(annotations), ...(field === undefined ? [] : [field])]) {
    if (textOf(one).includes('{{')) continue;
    const address = toAddress(one, 4, use);
    if (address === undefined) continue;
    const guess = chart.namespace === undefined ? 'no file states the namespace of its release' : undefined;
    draft.allocations.push({ namespace, name, address, sharing: sharingKey(annotations), guess });
  }
}
