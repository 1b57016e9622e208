import { plain, withoutOrigin } from '@netloom/chart-kit';
import { toValues } from '../../src/chart/to-values.ts';
import { loadText, type LoadedText } from '../../src/testing/index.ts';

function read(expose: string, rest = ''): LoadedText {
  return loadText(`apiVersion: netloom/v1
name: home
domain: example.com
segments:
  - { name: servers, cidr: 10.0.10.0/24, cidr6: 'fd00:10::/64', gateway: 10.0.10.1 }
  - { name: iot, cidr: 10.0.30.0/24, gateway: 10.0.30.1 }
cluster:
  nodes: [{ name: one, address: 10.0.10.11 }, { name: two, role: agent, address: 10.0.10.12 }]
loadBalancer: { pools: [{ name: apps, addresses: [10.0.10.231-10.0.10.239] }] }
dns: { zone: example.com }
services:
  - { name: mqtt, namespace: iot, port: 1883, targetPort: 1884, selector: { app: mqtt }, expose: [${expose}] }
policies: { defaultDenyIngress: [iot] }
${rest}`);
}

describe('via: loadBalancer', () => {
  it("has the Service's own port, and what the pool gives, unless more is stated", () => {
    const { network } = read('{ via: loadBalancer }');
    expect(plain(network.balancers)).toEqual([
      {
        via: 'loadBalancer',
        name: 'mqtt-lb',
        namespace: 'iot',
        service: 'mqtt',
        ports: [{ name: 'tcp-1883', port: 1883, targetPort: 1884, protocol: 'tcp', nodePort: null }],
        addresses: [],
        pool: null,
        host: null,
        published: false,
        sources: [],
        allowSharedIp: null,
        externalTrafficPolicy: 'Cluster',
        device: null,
      },
    ]);
    expect(network.exposures).toEqual([]);
    expect(network.records).toEqual([]);
  });

  it('becomes a Service, a record, a pin and an allow for its clients', () => {
    const { network, ledger } = read(
      '{ via: loadBalancer, address: 10.0.10.232, host: mqtt.example.com, from: [segment:iot], ports: [{ port: 1883 }, { port: 1883, protocol: udp, targetPort: 99 }] }',
    );
    const values = plain(toValues(network, withoutOrigin));
    expect(values).toMatchObject({
      services: [
        {
          name: 'mqtt-lb',
          namespace: 'iot',
          annotations: { 'metallb.io/loadBalancerIPs': '10.0.10.232' },
          spec: {
            type: 'LoadBalancer',
            selector: { app: 'mqtt' },
            ports: [
              { name: 'tcp-1883', port: 1883, targetPort: 1883, protocol: 'TCP' },
              { name: 'udp-1883', port: 1883, targetPort: 99, protocol: 'UDP' },
            ],
            externalTrafficPolicy: 'Cluster',
            ipFamilyPolicy: 'SingleStack',
            ipFamilies: ['IPv4'],
            loadBalancerSourceRanges: ['10.0.30.0/24'],
          },
        },
      ],
      dnsEndpoints: [{ spec: { endpoints: [{ dnsName: 'mqtt.example.com', targets: ['10.0.10.232'] }] } }],
    });
    const { networkPolicies } = toValues(network, withoutOrigin);
    expect(plain(networkPolicies.at(-1))).toEqual({
      name: 'allow-clients-of-mqtt-lb',
      namespace: 'iot',
      spec: {
        podSelector: { matchLabels: { app: 'mqtt' } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            // and the nodes, whose addresses hide those of clients that arrive elsewhere
            from: expect.arrayContaining([
              { ipBlock: { cidr: '10.0.30.0/24' } },
              { ipBlock: { cidr: '10.0.10.12/32' } },
            ]) as unknown,
            ports: [
              { protocol: 'TCP', port: 1883 },
              { protocol: 'UDP', port: 99 },
            ],
          },
        ],
      },
    });
    const pins = ledger.claims.flatMap((claim) =>
      claim.kind === 'addresses' && claim.purpose === 'pin' ? [claim.owner] : [],
    );
    expect(pins).toEqual(['service:iot/mqtt-lb']);
  });

  it('asks for both families where both are stated', () => {
    const { network } = read("{ via: loadBalancer, address: 10.0.10.232, address6: 'fd00:10::232' }");
    expect(plain(toValues(network, withoutOrigin).services)).toMatchObject([
      { spec: { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] } },
    ]);
  });

  it('lets everybody in without `from`', () => {
    const { networkPolicies, services } = toValues(
      read('{ via: loadBalancer, pool: apps }').network,
      withoutOrigin,
    );
    expect(plain(networkPolicies.at(-1)?.spec.ingress)).toEqual([
      { ports: [{ protocol: 'TCP', port: 1884 }] },
    ]);
    expect(plain(services)).toMatchObject([{ annotations: { 'metallb.io/address-pool': 'apps' } }]);
  });

  it.each([
    ['{ via: loadBalancer, path: /a }', 'a load balancer address knows nothing of it'],
    [
      '{ via: loadBalancer, host: a.example.com }',
      'a name is a record of an address: state the address, too',
    ],
    ["{ via: loadBalancer, host: '*.example.com', address: 10.0.10.232 }", 'is a wildcard'],
    ['{ via: loadBalancer, address: 10.0.10.232, pool: apps }', 'an address is in one pool already'],
    ['{ via: loadBalancer, ports: [{ port: 53 }, { port: 53 }] }', '53/tcp is stated twice'],
    ['{ via: tailscale, ports: [{ port: 53 }, { port: 53 }] }', '53/tcp is stated twice'],
    ['{ via: tailscale, funnel: true }', 'write https: true, too'],
    ['{ via: tailscale, https: true, ports: [{ port: 80 }] }', 'answers at port 443 alone'],
    ['{ via: loadBalancer, https: true }', 'only with via: tailscale'],
    [
      '{ via: nodePort, ports: [{ port: 53, nodePort: 30053 }, { port: 53, nodePort: 30054 }] }',
      '53/tcp is stated twice',
    ],
    ['{ via: loadBalancer, ports: [] }', 'ports'],
    ['{ via: loadBalancer, from: [tailnet] }', '"tailnet" has no addresses that a packet carries here'],
    ['{ via: loadBalancer, from: [pool:apps] }', '"pool:apps" has no addresses that a packet carries here'],
    ['{ via: ingress }', 'via: ingress needs a host'],
    [
      '{ via: tunnel, host: a.example.com, address: 10.0.10.232 }',
      'it is allowed only with via: loadBalancer',
    ],
  ])('refuses %s', (expose, message) => {
    expect(() => read(expose)).toThrow(message);
  });
});
