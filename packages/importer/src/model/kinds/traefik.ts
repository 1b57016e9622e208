import type { ChartValues } from '../../sources/chart-values.ts';
import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftRoute } from '../draft/routes.ts';
import { entryPointFilters, routeFilters } from '../filters.ts';
import type { SourceKind } from '../kind.ts';
import { labelsAt } from '../label-selector.ts';
import { nameNode } from '../name-node.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, flagAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';
import { readTraefikRule } from './traefik-rule.ts';

/** Traefik: its IngressRoutes, and the values of its chart. */
export const traefik: SourceKind = {
  objects: {
    'traefik.io/IngressRoute': addRoutes,
    'traefik.containo.us/IngressRoute': addRoutes,
    'traefik.io/Middleware': addMiddleware,
    'traefik.containo.us/Middleware': addMiddleware,
    'traefik.io/IngressRouteTCP': noteRoute,
    'traefik.containo.us/IngressRouteTCP': noteRoute,
    'traefik.io/IngressRouteUDP': noteRoute,
    'traefik.containo.us/IngressRouteUDP': noteRoute,
  },
  charts: { traefik: addTraefik },
};

/** What an IngressRoute without a class is for. */
export const ANY_TRAEFIK = 'Traefik';

function addTraefik(chart: ChartValues, draft: Draft): void {
  const { tree, release, stated, from } = chart;
  // K3s merges a HelmChartConfig into the values of the Traefik that it installs
  const isOfK3s = from === 'HelmChartConfig';
  const namespace = chart.namespace ?? (isOfK3s ? 'kube-system' : 'default');
  const service = at(tree, 'service');
  if (flagAt(service, 'enabled') === false) return;
  const use = { kind: 'values of the chart traefik', name: release, draft };
  const fields = ['loadBalancerIP', 'spec.loadBalancerIP'].flatMap(
    (path) => statedAt(service, ...path.split('.')) ?? [],
  );
  const addresses = [...annotatedAddresses(at(service, 'annotations')), ...fields];
  const where = at(stated, 'metadata', 'name') ?? stated;
  const classes = [
    textAt(tree, 'ingressClass', 'name'),
    textAt(tree, 'providers', 'kubernetesIngress', 'ingressClass'),
    textAt(tree, 'providers', 'kubernetesCRD', 'ingressClass'),
  ].filter((one) => one !== undefined);
  const selector = selectorIn(tree);
  draft.entrances.push({
    // netloom's own label names it
    name: selector?.get('netloom.io/ingress') ?? release,
    controller: isOfK3s ? 'traefik-k3s' : 'traefik',
    className: undefined,
    at: where,
    address: addresses.map((one) => toAddress(one, 4, use)).find((one) => one !== undefined),
    address6: addresses.map((one) => toAddress(one, 6, use)).find((one) => one !== undefined),
    sharing: sharingKey(at(service, 'annotations')),
    keys: [
      ...(selector === undefined
        ? classes.length === 0
          ? [ANY_TRAEFIK, `IngressClass ${release}`, 'IngressClass traefik']
          : []
        : [`${ANY_TRAEFIK} ${namespace}/${release}`]),
      ...classes.map((name) => `IngressClass ${name}`),
      ...gatewayKeys(tree, namespace),
    ],
    services: [`${namespace}/${release}`, `${namespace}/traefik`],
    selector,
    filters: entryPointFilters(tree),
    settings: {
      replicas: numberAt(tree, 'deployment', 'replicas'),
      externalTrafficPolicy: statedAt(service, 'spec', 'externalTrafficPolicy'),
    },
  });
}

/** The chart makes a Gateway of its own where Traefik serves Gateways (`gateway` of its values). */
function gatewayKeys(values: Tree, namespace: string): readonly string[] {
  if (flagAt(values, 'providers', 'kubernetesGateway', 'enabled') !== true) return [];
  if (flagAt(values, 'gateway', 'enabled') === false) return [];
  const place = textAt(values, 'gateway', 'namespace') ?? namespace;
  return [`Gateway ${place}/${textAt(values, 'gateway', 'name') ?? 'traefik-gateway'}`];
}

/** The labels that a Traefik asks of IngressRoutes, where it asks for equality alone. */
function selectorIn(values: Tree): ReadonlyMap<string, string> | undefined {
  const terms = textsAt(values, 'providers', 'kubernetesCRD', 'labelSelector').map(textOf);
  const pairs = terms.flatMap((term) => {
    const [, key = '', value = ''] = /^([\w./-]+)\s*==?\s*([\w.-]*)$/.exec(term) ?? [];
    return key === '' ? [] : [[key, value] as const];
  });
  return pairs.length === 0 || pairs.length < terms.length ? undefined : new Map(pairs);
}

function numberAt(tree: Tree, ...path: readonly string[]): PlannedScalar | undefined {
  const node = scalarAt(tree, ...path);
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}

function addMiddleware({ tree, name, namespace = 'default' }: LiveObject, draft: Draft): void {
  const spec = at(tree, 'spec');
  if (spec !== undefined) draft.middlewares.set(`${namespace}/${name}`, spec);
}

/** The Traefik that an IngressRoute is for: by its class, else by its labels. */
function entranceOf({ tree }: LiveObject, { entrances }: Draft): string {
  const className = textAt(tree, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
  if (className !== undefined) return `IngressClass ${className}`;
  const labels = labelsAt(tree, 'metadata', 'labels');
  const selecting = entrances.find(
    ({ selector }) =>
      selector !== undefined && [...selector].every(([key, value]) => labels.get(key) === value),
  );
  return selecting?.keys[0] ?? ANY_TRAEFIK;
}

function addRoutes(object: LiveObject, draft: Draft): void {
  const { tree, namespace = 'default', name, kind } = object;
  const entrance = entranceOf(object, draft);
  const listeners = textsAt(tree, 'spec', 'entryPoints').map(({ value }) => String(value));
  for (const row of itemsAt(tree, 'spec', 'routes')) {
    const match = statedAt(row, 'match');
    const [service] = itemsAt(row, 'services');
    if (match === undefined || service === undefined) continue;
    if ((textAt(service, 'kind') ?? 'Service') !== 'Service') continue;
    const rule = readTraefikRule(String(match.value));
    if (rule === null) {
      const why = 'its rule is more than hosts and prefixes of paths';
      draft.leaveOut({ kind, name: `${namespace}/${name}`, why, at: match.from ?? row });
      continue;
    }
    const target = statedAt(service, 'name');
    if (target === undefined) continue;
    for (const host of rule.hosts) {
      for (const prefix of rule.prefixes.length === 0 ? [undefined] : rule.prefixes) {
        draft.routes.push({
          kind,
          host: scalar(host, match.from),
          path: prefix === undefined || prefix === '/' ? undefined : scalar(prefix, match.from),
          entrance,
          listeners,
          namespace: textAt(service, 'namespace') ?? namespace,
          service: target,
          port: portOf(service),
          ...schemeOf(service),
          filters: routeFilters(row, namespace),
        });
      }
    }
  }
}

function portOf(service: Tree): PlannedScalar | undefined {
  const node = scalarAt(service, 'port');
  return typeof node?.value === 'number' || typeof node?.value === 'string'
    ? scalar(node.value, node)
    : undefined;
}

function schemeOf(service: Tree): Pick<DraftRoute, 'scheme'> {
  const scheme = textAt(service, 'scheme');
  return scheme === 'https' || scheme === 'h2c' ? { scheme } : {};
}

function noteRoute(object: LiveObject, draft: Draft): void {
  const why = 'routes of this kind have no form in the network file';
  draft.leaveOut({ kind: object.kind, name: object.name, why, at: nameNode(object) });
}
