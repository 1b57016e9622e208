import type { ApiServer } from './api-server.ts';
import type { ClusterShape, NodeShape } from './cluster-shape.ts';
import { waitUntil } from './wait-until.ts';

const READY_MS = 60_000;
/** More than any test requests. */
const CAPACITY = { cpu: '64', memory: '256Gi', pods: '500' };

interface NodeList {
  readonly items: readonly {
    readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  }[];
}

/** Creates the nodes; kwok makes them ready. */
export async function registerNodes(server: ApiServer, { nodes }: ClusterShape): Promise<void> {
  for (const node of nodes) {
    const { status, text } = await server.send({
      method: 'POST',
      path: '/api/v1/nodes',
      body: { type: 'application/json', text: JSON.stringify(toNode(node)) },
    });
    if (status >= 300) throw new Error(`the API server rejects node ${node.name}: ${text}`);
  }
}

/** Waits until every node is ready, and the service account that pods need exists. */
export async function waitForNodes(server: ApiServer): Promise<void> {
  await waitUntil(
    async () => {
      const { items } = (await server.get('/api/v1/nodes')) as NodeList;
      return items.every(({ status }) =>
        status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
      );
    },
    { description: 'all nodes are ready', timeoutMs: READY_MS },
  );
  await waitUntil(
    async () => {
      const path = '/api/v1/namespaces/default/serviceaccounts/default';
      return (await server.send({ method: 'GET', path })).status === 200;
    },
    { description: 'the default service account exists', timeoutMs: READY_MS },
  );
}

function toNode({ name, role, addresses, podCidrs }: NodeShape): object {
  const [podCIDR] = podCidrs;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        // as K3s labels its servers
        ...(role === 'server' && { 'node-role.kubernetes.io/control-plane': 'true' }),
      },
    },
    spec: podCIDR === undefined ? {} : { podCIDR, podCIDRs: [...podCidrs] },
    status: {
      addresses: [
        ...addresses.map((address) => ({ type: 'InternalIP', address })),
        { type: 'Hostname', address: name },
      ],
      allocatable: CAPACITY,
      capacity: CAPACITY,
    },
  };
}
