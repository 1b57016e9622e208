import { plain, withoutOrigin } from '@netloom/chart-kit';
import { toValues } from '../../src/chart/to-values.ts';
import { loadText, type LoadedText } from '../../src/testing/index.ts';

function read(expose: string): LoadedText {
  return loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  nodes: [{ name: one, address: 192.168.1.11 }, { name: two, role: agent, address: 192.168.1.12 }]
tailnet: {}
services:
  - { name: db, namespace: apps, port: 5432, targetPort: 5433, selector: { app: db }, expose: [${expose}] }
policies: { defaultDenyIngress: [apps] }
`);
}

function madeOf({ network }: LoadedText): object {
  const { services, networkPolicies } = toValues(network, withoutOrigin);
  return {
    services: plain(services),
    clients: networkPolicies
      .filter(({ name }) => String(name).startsWith('allow-clients'))
      .map(({ spec }) => plain(spec.ingress ?? [])),
  };
}

describe('via: tailscale', () => {
  it('becomes a Service for the operator, which only the pod of its proxy may connect to', () => {
    expect(madeOf(read('{ via: tailscale, hostname: db, tags: [tag:db, tag:k8s] }'))).toEqual({
      services: [
        {
          name: 'db-ts',
          namespace: 'apps',
          annotations: { 'tailscale.com/hostname': 'db', 'tailscale.com/tags': 'tag:db,tag:k8s' },
          spec: {
            type: 'LoadBalancer',
            loadBalancerClass: 'tailscale',
            allocateLoadBalancerNodePorts: false,
            selector: { app: 'db' },
            ports: [{ name: 'tcp-5432', port: 5432, targetPort: 5433, protocol: 'TCP' }],
          },
        },
      ],
      clients: [
        [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tailscale' } },
                podSelector: {
                  matchLabels: {
                    'tailscale.com/managed': 'true',
                    'tailscale.com/parent-resource': 'db-ts',
                    'tailscale.com/parent-resource-ns': 'apps',
                    'tailscale.com/parent-resource-type': 'svc',
                  },
                },
              },
            ],
            ports: [{ protocol: 'TCP', port: 5433 }],
          },
        ],
      ],
    });
  });

  it('becomes no Service for a site, but lets in the proxy of its Ingress', () => {
    expect(madeOf(read('{ via: tailscale, https: true }'))).toMatchObject({
      services: [],
      clients: [
        [
          {
            from: [{ podSelector: { matchLabels: { 'tailscale.com/parent-resource-type': 'ingress' } } }],
            ports: [{ port: 5433 }],
          },
        ],
      ],
    });
  });

  it('is a device by the name of its namespace and Service, unless stated', () => {
    const { network } = read('{ via: tailscale }');
    expect(plain(network.balancers)).toMatchObject([
      { via: 'tailscale', device: { hostname: 'apps-db', tags: ['tag:k8s'] } },
    ]);
  });
});

describe('via: nodePort', () => {
  const expose = '{ via: nodePort, ports: [{ port: 5432, targetPort: 5433, nodePort: 30432 }] }';

  it('becomes a Service with that port, which its clients may connect to', () => {
    expect(madeOf(read(expose))).toEqual({
      services: [
        {
          name: 'db-np',
          namespace: 'apps',
          spec: {
            type: 'NodePort',
            selector: { app: 'db' },
            ports: [{ name: 'tcp-5432', port: 5432, targetPort: 5433, protocol: 'TCP', nodePort: 30432 }],
            externalTrafficPolicy: 'Cluster',
          },
        },
      ],
      clients: [[{ ports: [{ protocol: 'TCP', port: 5433 }] }]],
    });
  });

  it('claims the port of every node', () => {
    const { claims } = read(expose).ledger;
    expect(claims.filter((claim) => claim.kind === 'port' && claim.on === 'nodes')).toMatchObject([
      { owner: 'service:apps/db-np', port: 30432, protocol: 'tcp' },
    ]);
  });
});

it('numbers the Services of each way in on their own', () => {
  const { network } = read(
    '{ via: tailscale }, { via: nodePort, ports: [{ port: 1, nodePort: 30001 }] }, { via: tailscale, hostname: other }, { via: loadBalancer }',
  );
  expect(network.balancers.map(({ name }) => name)).toEqual(['db-ts', 'db-np', 'db-ts-2', 'db-lb']);
});
