import type { LiveObject } from '../../sources/live-object.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftService, ServicePort } from '../draft/services.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar } from '../planned.ts';
import { at, entriesAt, itemsAt, scalarAt, statedAt, textAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';

/** Services, and the load balancer addresses that they ask for. */
export const services: SourceKind = {
  objects: {
    '/Service': (object, draft) => {
      const { tree, name, namespace = 'default' } = object;
      const type = textAt(tree, 'spec', 'type') ?? 'ClusterIP';
      const key = `${namespace}/${name}`;
      // what a repository states counts, and the cluster is read after it
      if (object.origin !== 'cluster' || !draft.services.has(key)) {
        draft.services.set(key, toService(object, type));
      }
      const gateway = gatewayOf(object);
      if (gateway !== undefined) draft.gatewayServices.set(key, gateway);
      if (type === 'LoadBalancer' && addAllocations(object, draft) === 0) addAssigned(object, draft);
    },
  },
};

/** Labels by which implementations of the Gateway API mark what they make: GEP-1762, and those of Envoy Gateway. */
function gatewayOf({ tree, namespace = 'default' }: LiveObject): string | undefined {
  const label = (key: string): string | undefined => textAt(tree, 'metadata', 'labels', key);
  const own = label('gateway.networking.k8s.io/gateway-name');
  if (own !== undefined) return `Gateway ${namespace}/${own}`;
  const name = label('gateway.envoyproxy.io/owning-gateway-name');
  const owner = label('gateway.envoyproxy.io/owning-gateway-namespace');
  return name === undefined || owner === undefined ? undefined : `Gateway ${owner}/${name}`;
}

function toService(object: LiveObject, type: string): DraftService {
  const { tree, name, namespace = 'default' } = object;
  return {
    namespace,
    name,
    type,
    at: nameNode(object),
    ports: itemsAt(tree, 'spec', 'ports').flatMap(toPort),
    selector: entriesAt(tree, 'spec', 'selector').map(([key, value]) => [
      key,
      scalar(textAt(value) ?? '', value),
    ]),
    labels: new Map(entriesAt(tree, 'metadata', 'labels').map(([key, value]) => [key, textAt(value) ?? ''])),
    headless: textAt(tree, 'spec', 'clusterIP') === 'None' ? at(tree, 'spec', 'clusterIP') : undefined,
  };
}

function toPort(item: Parameters<typeof statedAt>[0]): readonly ServicePort[] {
  const port = scalarAt(item, 'port');
  if (typeof port?.value !== 'number') return [];
  const target = scalarAt(item, 'targetPort');
  return [
    {
      name: textAt(item, 'name'),
      port: scalar(port.value, port),
      targetPort:
        target === undefined
          ? scalar(port.value, port)
          : typeof target.value === 'number'
            ? scalar(target.value, target)
            : undefined,
      targetName: typeof target?.value === 'string' ? scalar(target.value, target) : undefined,
      protocol: protocolOf(textAt(item, 'protocol')),
    },
  ];
}

/** TCP unless stated, as Kubernetes has it. */
export function protocolOf(text: string | undefined): ServicePort['protocol'] {
  const protocol = text?.toLowerCase();
  return protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp';
}

/** `spec.loadBalancerIP` and the annotations; where both state it, the annotation counts with all of the programs. Gives how many are stated. */
function addAllocations({ tree, name, namespace = 'default' }: LiveObject, draft: Draft): number {
  const annotations = at(tree, 'metadata', 'annotations');
  const stated = annotatedAddresses(annotations);
  const field = statedAt(tree, 'spec', 'loadBalancerIP');
  const use = { kind: 'Service', name: `${namespace}/${name}`, draft };
  for (const one of stated.length > 0 ? stated : field === undefined ? [] : [field]) {
    const address = toAddress(one, 4, use) ?? toAddress(one, 6, { ...use, draft });
    if (address === undefined) continue;
    draft.allocations.push({ namespace, name, address, sharing: sharingKey(annotations) });
  }
  return stated.length + (field === undefined ? 0 : 1);
}

/** What a running cluster has given: it is no statement, and may be another address tomorrow. */
function addAssigned({ tree, name, namespace = 'default' }: LiveObject, draft: Draft): void {
  const given = itemsAt(tree, 'status', 'loadBalancer', 'ingress').flatMap(
    (item) => statedAt(item, 'ip') ?? [],
  );
  if (given.length > 0) draft.assigned.set(`${namespace}/${name}`, given);
}
