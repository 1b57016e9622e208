import { plain } from '@netloom/chart-kit';
import { NetworkPolicy as UpstreamNetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { NetworkPolicy } from '../../src/chart.ts';
import { serviceRowPolicies } from '../../src/chart/service-row-policies.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';

const ONE_NODE = '{ name: node-1, address: 192.168.1.10 }';
const TWO_NODES =
  '{ name: node-1, address: 192.168.1.10, observed: { podCidr: 10.42.0.0/24 } }, { name: node-2, address: 192.168.1.11, observed: { podCidr: 10.42.1.0/24 } }';

interface Given {
  readonly row: string;
  readonly nodes?: string;
  readonly service?: string;
}

function policies({
  row,
  nodes = ONE_NODE,
  service = 'port: 53, targetPort: 1053',
}: Given): readonly unknown[] {
  const text = minimalWith(`
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230-192.168.1.239] }]
  allocations: [{ addresses: 192.168.1.231, service: dns/pihole }]
tailnet: { connectors: [{ name: router, advertise: [pools] }] }
proxmox: { hosts: [{ name: pve-1, address: 192.168.1.20 }, { name: pve-2, address: 192.168.1.21 }] }
services:
  - { name: pihole, namespace: dns, ${service} }
  - { name: wiki, namespace: docs, selector: { app: wiki } }
firewall:
  - { name: row, to: 'service:dns/pihole', ${row} }
policies: { defaultDenyIngress: [dns] }
`).replace(ONE_NODE, nodes);
  const drawn = serviceRowPolicies(loadText(text).network, 'dns', (_, value) => value);
  for (const { name, namespace, spec } of drawn) {
    // both classes read what was written: no value object is left in a plain spec
    const object = { metadata: { name, namespace }, spec: plain(spec) } as never;
    new NetworkPolicy(object).validate();
    new UpstreamNetworkPolicy(object).validate();
  }
  return drawn.map(({ spec }) => plain(spec.ingress ?? null));
}

const SELECTOR = 'selector: { app: pihole }';
const DNS = 'ports: [53/udp, 53/tcp]';
const PORTS = [
  { protocol: 'UDP', port: 1053 },
  { protocol: 'TCP', port: 1053 },
];
const ipBlocks = (...cidrs: string[]): object[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));
const from = (row: string, nodes = ONE_NODE): unknown => {
  const [rules] = policies({
    row: `from: ${row}, ${DNS}`,
    nodes,
    service: `port: 53, targetPort: 1053, ${SELECTOR}`,
  });
  return rules;
};

describe(serviceRowPolicies, () => {
  it('lets the addresses of a zone in to the pods and their own ports', () => {
    const text = { row: `from: lan, ${DNS}`, service: `port: 53, targetPort: 1053, ${SELECTOR}` };
    expect(policies(text)).toEqual([[{ from: ipBlocks('192.168.1.0/24'), ports: PORTS }]]);
  });

  it('lets nodes in, too, where kube-proxy may hide the client behind one', () => {
    expect(from('lan', TWO_NODES)).toEqual([
      {
        from: ipBlocks(
          '192.168.1.0/24',
          '192.168.1.10/32',
          '192.168.1.11/32',
          '10.42.0.0/32',
          '10.42.0.1/32',
          '10.42.1.0/32',
          '10.42.1.1/32',
        ),
        ports: PORTS,
      },
    ]);
  });

  it.each([
    ['proxmox', ipBlocks('192.168.1.20/31')],
    ["'host:pve-1'", ipBlocks('192.168.1.20/32')],
    ['192.168.1.64-192.168.1.95', ipBlocks('192.168.1.64/27')],
    ["'node:node-1'", ipBlocks('192.168.1.10/32', '10.42.0.0/16')],
    ['pods', [{ namespaceSelector: {} }]],
    [
      "'pod:docs/wiki'",
      [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'docs' } },
          podSelector: { matchLabels: { app: 'wiki' } },
        },
      ],
    ],
    [
      'tailnet',
      [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tailscale' } },
          podSelector: {
            matchLabels: {
              'tailscale.com/managed': 'true',
              'tailscale.com/parent-resource-type': 'connector',
            },
          },
        },
      ],
    ],
    [
      'internet',
      [
        {
          ipBlock: {
            cidr: '0.0.0.0/0',
            except: ['10.42.0.0/15', '100.64.0.0/10', '192.168.1.0/24'],
          },
        },
      ],
    ],
  ])('knows %s by what pods see of it', (source, peers) => {
    expect(from(source)).toEqual([{ from: peers, ports: PORTS }]);
  });

  it('has no peers for any, which allows every source', () => {
    expect(from('any')).toEqual([{ ports: PORTS }]);
  });

  it.each([
    ['whose pods have no labels', { row: `from: lan, ${DNS}` }],
    [
      "whose pods' port is not stated",
      { row: 'from: lan, ports: [53/udp]', service: `port: 53, ${SELECTOR}` },
    ],
    ['from which nothing sends', { row: `from: pools, ${DNS}`, service: `targetPort: 80, ${SELECTOR}` }],
    [
      'from pods that are not declared',
      { row: `from: 'pod:a/b', ${DNS}`, service: `targetPort: 80, ${SELECTOR}` },
    ],
  ])('writes none for a row %s, since that would allow any source', (_title, given) => {
    expect(policies(given)).toEqual([]);
  });

  it("keeps ports that are not the Service's as the pods' own, and splits ranges around it", () => {
    const service = `port: 80, targetPort: 8080, ${SELECTOR}`;
    expect(policies({ row: 'from: any, ports: [53/udp, 79-82/tcp]', service })).toEqual([
      [
        {
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 79 },
            { protocol: 'TCP', port: 81, endPort: 82 },
            { protocol: 'TCP', port: 8080 },
          ],
        },
      ],
    ]);
  });

  it('names two rows of one name apart', () => {
    const row = `{ name: row, from: lan, to: 'service:dns/pihole', ${DNS} }`;
    const text = minimalWith(`
services: [{ name: pihole, namespace: dns, targetPort: 53, ${SELECTOR} }]
firewall: [${row}, ${row}]
policies: { defaultDenyIngress: [dns] }
`);
    const names = serviceRowPolicies(loadText(text).network, 'dns', (_, value) => value).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['firewall-row-to-pihole', 'firewall-row-to-pihole-2']);
  });

  it('leaves a namespace alone that denies nothing', () => {
    const text = minimalWith(`
services: [{ name: pihole, namespace: dns, targetPort: 53, ${SELECTOR} }]
firewall: [{ name: row, from: lan, to: 'service:dns/pihole', ${DNS} }]
`);
    expect(serviceRowPolicies(loadText(text).network, 'dns', (_, value) => value)).toEqual([]);
  });
});
