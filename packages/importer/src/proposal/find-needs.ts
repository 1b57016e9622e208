import { readTunnelTarget } from '../model/assemble/tunnel-target.ts';
import type { Draft } from '../model/draft/draft.ts';
import { groupKind } from '../model/kind.ts';
import { textOf } from '../model/planned.ts';
import { at, itemsAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { Tree } from '../sources/tree.ts';
import type { LiveSources } from './live-sources.ts';
import { findMetricsNeeds } from './metrics-needs.ts';
import type { Need } from './need.ts';
import { findRouteNeeds } from './route-needs.ts';
import { textNeeds } from './text-needs.ts';

/** All connections to Services that the files state. */
export function findNeeds(draft: Draft, sources: LiveSources): readonly Need[] {
  return [
    ...draft.routes.map((route): Need => ({
      client: { kind: 'entrance', entrance: route },
      namespace: route.namespace,
      service: textOf(route.service),
      port: typeof route.port?.value === 'boolean' ? undefined : route.port?.value,
      certainty: 'object',
      at: route.host.from ?? route.service.from ?? draftPlace(draft, route.namespace),
    })),
    ...sources.objects.flatMap(findRouteNeeds),
    ...tunnelNeeds(draft),
    ...findMetricsNeeds(draft, sources.objects),
    ...sources.objects.flatMap(apiServerNeeds),
    ...outsideNeeds(draft),
    ...textNeeds(draft, sources),
  ].filter(({ namespace, service }) => draft.services.has(`${namespace}/${service}`));
}

function draftPlace({ services }: Draft, namespace: string): Tree {
  const own = [...services.values()].find((one) => one.namespace === namespace);
  if (own === undefined) throw new Error(`no Service in namespace ${namespace} has a place`);
  return own.at;
}

function tunnelNeeds({ tunnelRules }: Draft): readonly Need[] {
  return tunnelRules.flatMap(({ tunnel, service, host }) => {
    const text = textOf(service);
    const target = readTunnelTarget(text.replace(/^(?:tcp|ssh|rdp|smb):/, 'http:'), textOf(tunnel.namespace));
    const place = service.from ?? host.from;
    if (target?.kind !== 'service' || place === undefined) return [];
    return [
      {
        client: { kind: 'tunnel' },
        namespace: target.namespace,
        service: target.name,
        port: target.port,
        certainty: 'object',
        at: place,
      } satisfies Need,
    ];
  });
}

/** Webhooks and aggregated APIs: the API server, which runs on the nodes, calls their Services. */
function apiServerNeeds(object: LiveObject): readonly Need[] {
  const rows = apiServiceRows(object);
  return rows.flatMap((row) => {
    const namespace = textAt(row, 'namespace');
    const service = textAt(row, 'name');
    if (namespace === undefined || service === undefined) return [];
    const port = Number(textAt(row, 'port') ?? 443);
    return [
      { client: { kind: 'nodes' }, namespace, service, port, certainty: 'object', at: row } satisfies Need,
    ];
  });
}

function apiServiceRows(object: LiveObject): readonly Tree[] {
  switch (groupKind(object)) {
    case 'admissionregistration.k8s.io/ValidatingWebhookConfiguration':
    case 'admissionregistration.k8s.io/MutatingWebhookConfiguration':
      return itemsAt(object.tree, 'webhooks').flatMap((row) => at(row, 'clientConfig', 'service') ?? []);
    case 'apiregistration.k8s.io/APIService':
      return [at(object.tree, 'spec', 'service')].filter((row) => row !== undefined);
    default:
      return [];
  }
}

/** Whoever reaches the address of a load balancer, or a port of the nodes, may be anybody. */
function outsideNeeds({ services }: Draft): readonly Need[] {
  return [...services.values()]
    .filter(({ type }) => type === 'LoadBalancer' || type === 'NodePort')
    .map(({ namespace, name, at: place }) => ({
      client: { kind: 'anyone' },
      namespace,
      service: name,
      port: undefined,
      certainty: 'object',
      at: place,
    }));
}
