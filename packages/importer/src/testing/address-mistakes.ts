import { after, endOf, metallb, node, object, pin, pool, service } from './documents.ts';
import type { Mistake } from './mistake.ts';
import type { PlantFacts } from './plant-facts.ts';

/** Of pools, nodes and the addresses of Services. */
export const ADDRESS_MISTAKES: readonly Mistake[] = [
  {
    what: 'a pool around a node',
    code: 'pool-overlaps-host',
    plant: aroundNode,
  },
  {
    what: 'a pool that shares addresses with another',
    code: 'pools-overlap',
    plant: (facts) =>
      facts.pool === null
        ? null
        : [
            pool(facts, {
              name: 'planted',
              first: after(facts.pool.last, -1),
              last: after(facts.pool.last, 9),
            }),
          ],
  },
  {
    what: 'a pool in the pod network',
    code: 'pool-in-cluster-network',
    plant: (facts) =>
      facts.balancer === null || facts.podCidr === null
        ? null
        : [pool(facts, { name: 'planted', ...endOf(facts.podCidr) })],
  },
  {
    what: 'a pool in the service network',
    code: 'pool-in-cluster-network',
    plant: (facts) =>
      facts.balancer === null || facts.serviceCidr === null
        ? null
        : [pool(facts, { name: 'planted', ...endOf(facts.serviceCidr) })],
  },
  {
    what: 'two nodes with one pod CIDR',
    code: 'node-pod-cidrs-overlap',
    plant: ({ free, podCidr }) =>
      free === null || podCidr === null
        ? null
        : free.map((address, index) => node(`planted-${index}`, address, `${endOf(podCidr).block} @here`)),
  },
  {
    what: 'a pod CIDR outside of the pod network',
    code: 'pod-cidr-outside-network',
    plant: ({ free, podCidr }) =>
      free === null || podCidr === null ? null : [node('planted', free[0], '10.199.0.0/24 @here')],
  },
  {
    what: 'two nodes with one address',
    code: 'hosts-share-address',
    plant: (facts) => (facts.node === null ? null : [node('planted', `${facts.node.address} @here`, null)]),
  },
  {
    what: 'one node with two addresses',
    code: 'import-conflict',
    plant: (facts) =>
      facts.node === null || facts.free === null
        ? null
        : [node(facts.node.name, `${facts.free[0]} @here`, null)],
  },
  {
    what: 'an annotation with an address of no pool',
    code: 'pin-outside-pools',
    plant: (facts) => (facts.outside === null ? null : [pin(facts, facts.outside)]),
  },
  {
    what: 'a field with an address of no pool',
    code: 'pin-outside-pools',
    plant: ({ outside }) => (outside === null ? null : [service('', `  loadBalancerIP: ${outside} @here\n`)]),
  },
  {
    what: 'an address that another Service has',
    code: 'address-pinned-twice',
    plant: (facts) => (facts.pinned === null ? null : [pin(facts, facts.pinned)]),
  },
  {
    what: 'an address of the entry point',
    code: 'address-pinned-twice',
    plant: (facts) => (facts.entrance === null ? null : [pin(facts, facts.entrance)]),
  },
  {
    what: 'an address that its pool never assigns',
    code: 'pin-refused-by-pool',
    plant: ({ balancer, hasAllPools }) =>
      balancer !== 'metallb' || !hasAllPools
        ? null
        : [
            metallb(
              'IPAddressPool',
              'planted',
              '  avoidBuggyIPs: true\n  addresses:\n    - 172.29.30.250-172.29.31.5\n',
            ),
            object(
              'gateway.networking.k8s.io/v1',
              'Gateway',
              'planted',
              '  namespace: planted\nspec:\n  gatewayClassName: envoy\n  addresses:\n    - value: 172.29.30.255 @here\n  listeners: []\n',
            ),
          ],
  },
  {
    what: 'one pool with other addresses',
    code: 'import-conflict',
    isBeside: true,
    plant: besidePool,
  },
];

function aroundNode(facts: PlantFacts): readonly string[] | null {
  if (facts.balancer === null || facts.node === null) return null;
  const { address } = facts.node;
  return [pool(facts, { name: 'planted', first: after(address, -1), last: after(address, 4) })];
}

function besidePool(facts: PlantFacts): readonly string[] | null {
  if (facts.pool === null) return null;
  const { name, last } = facts.pool;
  const other = pool(facts, { name, first: after(last, 20), last: after(last, 25) });
  return [other.replace(`  name: ${name}\n`, `  name: ${name} @here\n`)];
}
