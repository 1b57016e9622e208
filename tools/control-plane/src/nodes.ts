import { CoreV1Api, KubeConfig, KubernetesObjectApi, type KubernetesObject } from '@kubernetes/client-node';
import type { ClusterShape, NodeShape } from './cluster-shape.ts';
import { waitUntil } from './wait-until.ts';

const READY_MS = 60_000;
/** More than any test asks for. */
const CAPACITY = { cpu: '64', memory: '256Gi', pods: '500' };

/** Creates the nodes and waits until kwok has made them ready, and the service accounts that pods need are there. */
export async function createNodes(kubeconfig: string, { nodes }: ClusterShape): Promise<void> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = config.makeApiClient(CoreV1Api);
  const objects = KubernetesObjectApi.makeApiClient(config);
  for (const node of nodes) await objects.create(toNode(node));
  await waitUntil(
    async () => {
      const { items } = await api.listNode();
      return items.every((node) =>
        node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
      );
    },
    { what: 'that all nodes are ready', timeoutMs: READY_MS },
  );
  await waitUntil(
    async () => {
      const { items } = await api.listServiceAccountForAllNamespaces();
      return items.some(({ metadata }) => metadata?.namespace === 'default');
    },
    { what: 'that the default service account exists', timeoutMs: READY_MS },
  );
}

function toNode({ name, addresses, podCidrs }: NodeShape): KubernetesObject {
  const [podCIDR] = podCidrs;
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' } },
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
  return node;
}
