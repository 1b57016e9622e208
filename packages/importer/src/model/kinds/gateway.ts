import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import { extensionFilters } from '../filters.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar, type PlannedScalar } from '../planned.ts';
import { at, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';

/** Gateway API (gateway.networking.k8s.io): Gateways as entry points, and the hosts of HTTPRoutes. */
export const gateway: SourceKind = {
  objects: {
    'gateway.networking.k8s.io/Gateway': addGateway,
    'gateway.networking.k8s.io/HTTPRoute': addRoute,
    'gateway.networking.k8s.io/TCPRoute': noteRoute,
    'gateway.networking.k8s.io/UDPRoute': noteRoute,
    'gateway.networking.k8s.io/TLSRoute': noteRoute,
    'gateway.networking.k8s.io/GRPCRoute': noteRoute,
  },
};

function addGateway(object: LiveObject, draft: Draft): void {
  const { tree, name, namespace = 'default' } = object;
  const use = { kind: 'Gateway', name: `${namespace}/${name}`, draft };
  const annotations = [
    at(tree, 'spec', 'infrastructure', 'annotations'),
    at(tree, 'metadata', 'annotations'),
  ];
  const stated = [
    ...itemsAt(tree, 'spec', 'addresses')
      .filter(isAddressType)
      .flatMap((item) => statedAt(item, 'value') ?? []),
    ...annotations.flatMap(annotatedAddresses),
  ];
  const key = `Gateway ${namespace}/${name}`;
  const given = itemsAt(tree, 'status', 'addresses').filter(isAddressType);
  if (given.length > 0) {
    draft.assigned.set(
      key,
      given.flatMap((item) => statedAt(item, 'value') ?? []),
    );
  }
  draft.entrances.push({
    name,
    controller: 'gateway',
    className: statedAt(tree, 'spec', 'gatewayClassName'),
    at: nameNode(object),
    address: stated.map((one) => toAddress(one, 4, use)).find((one) => one !== undefined),
    address6: stated.map((one) => toAddress(one, 6, use)).find((one) => one !== undefined),
    sharing: annotations.map(sharingKey).find((one) => one !== undefined),
    keys: [key],
    // cilium calls the Service of a Gateway so (operator/pkg/gateway-api)
    services: [`${namespace}/cilium-gateway-${name}`, `${namespace}/${name}`],
  });
}

function isAddressType(item: Tree): boolean {
  return (textAt(item, 'type') ?? 'IPAddress') === 'IPAddress';
}

function addRoute(object: LiveObject, draft: Draft): void {
  const { tree, name, namespace = 'default', kind } = object;
  const parents = itemsAt(tree, 'spec', 'parentRefs').filter(
    (item) => (textAt(item, 'kind') ?? 'Gateway') === 'Gateway',
  );
  const entrances = parents.map((item) => ({
    entrance: `Gateway ${textAt(item, 'namespace') ?? namespace}/${textAt(item, 'name') ?? ''}`,
    listeners: [textAt(item, 'sectionName')].filter((one) => one !== undefined),
  }));
  const hosts = textsAt(tree, 'spec', 'hostnames');
  const rules = itemsAt(tree, 'spec', 'rules');
  if (hosts.length === 0 && rules.some((rule) => itemsAt(rule, 'backendRefs').length > 0)) {
    const why = 'it has no hostnames: it takes those of its listeners';
    draft.leaveOut({ kind, name: `${namespace}/${name}`, why, at: nameNode(object) });
  }
  for (const rule of rules) {
    const [backend] = itemsAt(rule, 'backendRefs');
    if (backend === undefined || (textAt(backend, 'kind') ?? 'Service') !== 'Service') continue;
    const service = statedAt(backend, 'name');
    if (service === undefined) continue;
    for (const path of pathsOf(rule, object, draft)) {
      for (const host of hosts) {
        for (const { entrance, listeners } of entrances) {
          draft.routes.push({
            kind,
            host,
            path: path ?? undefined,
            entrance,
            listeners,
            namespace: textAt(backend, 'namespace') ?? namespace,
            service,
            port: numberAt(backend),
            filters: extensionFilters(rule, namespace),
          });
        }
      }
    }
  }
}

function numberAt(backend: Tree): PlannedScalar | undefined {
  const node = scalarAt(backend, 'port');
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}

/** Prefixes; null for every path. What is matched by more than a prefix is noted. */
function pathsOf(rule: Tree, object: LiveObject, draft: Draft): readonly (PlannedScalar | null)[] {
  const matches = itemsAt(rule, 'matches');
  if (matches.length === 0) return [null];
  return matches.flatMap((match) => {
    const type = textAt(match, 'path', 'type') ?? 'PathPrefix';
    const others = ['headers', 'queryParams', 'method'].find((key) => at(match, key) !== undefined);
    if (type !== 'PathPrefix' || others !== undefined) {
      const why = `a match by ${others ?? `path type ${type}`} has no form in the network file`;
      draft.leaveOut({ kind: object.kind, name: object.name, why, at: match });
      return [];
    }
    const path = statedAt(match, 'path', 'value');
    return [path === undefined || path.value === '/' ? null : path];
  });
}

function noteRoute(object: LiveObject, draft: Draft): void {
  const why = 'routes of this kind have no form in the network file';
  draft.leaveOut({ kind: object.kind, name: object.name, why, at: nameNode(object) });
}
