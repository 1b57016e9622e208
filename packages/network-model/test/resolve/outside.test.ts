import { plain, withoutOrigin } from '@netloom/chart-kit';
import { placeOf } from '@netloom/diagnostics';
import { toValues } from '../../src/chart/to-values.ts';
import { addressClaimsOf } from '../../src/ledger/ledger.ts';
import { prerequisiteSecrets } from '../../src/resolve/prerequisites.ts';
import { loadText, type LoadedText } from '../../src/testing/index.ts';

function read(service: string, rest = ''): LoadedText {
  return loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.1.0/24
  cidr6: 'fd00:1::/64'
  hosts: [{ name: nas, address: 192.168.1.20, address6: 'fd00:1::20' }]
cluster:
  nodes: [{ name: one, address: 192.168.1.11 }]
ingress: { address: 192.168.1.230, domain: int.example.com }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
services:
  - ${service}
${rest}`);
}

function valuesOf({ network }: LoadedText): ReturnType<typeof plain> {
  const { services, endpointSlices } = toValues(network, withoutOrigin);
  return plain({ services, endpointSlices });
}

describe('a service that is outside of the cluster', () => {
  it("is in netloom's namespace, and listens on the port of the Service, unless more is stated", () => {
    const { network } = read('{ name: hub, address: 192.168.1.30, port: 8123 }');
    expect(plain(network.services)).toEqual([
      {
        name: 'hub',
        namespace: 'netloom-system',
        scheme: 'http',
        port: 8123,
        portName: null,
        targetPort: 8123,
        selector: null,
        metricsPort: null,
        webhookPort: null,
        hostNetwork: false,
        headless: false,
        hosts: [],
        addresses: ['192.168.1.30'],
        morePorts: [],
        tls: null,
      },
    ]);
  });

  it('has the addresses of its host in the families of the cluster', () => {
    const { network } = read('{ name: nas, host: nas, port: 5000 }');
    expect(plain(network.services)).toMatchObject([{ hosts: ['nas'], addresses: ['192.168.1.20'] }]);
  });

  it('becomes a Service without a selector, and an EndpointSlice for each family', () => {
    const dual = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24, cidr6: 'fd00:1::/64' }
cluster:
  podCidr6: fd00:42::/56
  serviceCidr6: fd00:43::/112
  nodes: [{ name: one, address: 192.168.1.11, address6: 'fd00:1::11' }]
services:
  - { name: nas, namespace: files, scheme: https, port: 443, targetPort: 5001, address: [192.168.1.20, 'fd00:1::20', 192.168.1.21] }
policies: { defaultDenyIngress: [files] }
`);
    expect(valuesOf(dual)).toEqual({
      services: [
        {
          name: 'nas',
          namespace: 'files',
          spec: {
            type: 'ClusterIP',
            ports: [{ name: 'https', port: 443, targetPort: 5001, protocol: 'TCP' }],
            ipFamilyPolicy: 'RequireDualStack',
            ipFamilies: ['IPv4', 'IPv6'],
          },
        },
      ],
      endpointSlices: [
        {
          name: 'nas-ipv4',
          namespace: 'files',
          service: 'nas',
          addressType: 'IPv4',
          endpoints: [
            { addresses: ['192.168.1.20'], conditions: { ready: true } },
            { addresses: ['192.168.1.21'], conditions: { ready: true } },
          ],
          ports: [{ name: 'https', port: 5001, protocol: 'TCP' }],
        },
        {
          name: 'nas-ipv6',
          namespace: 'files',
          service: 'nas',
          addressType: 'IPv6',
          endpoints: [{ addresses: ['fd00:1::20'], conditions: { ready: true } }],
          ports: [{ name: 'https', port: 5001, protocol: 'TCP' }],
        },
      ],
    });
  });

  it('gets no allow, as it has no pods', () => {
    const { network } = read(
      '{ name: nas, namespace: files, host: nas, expose: [{ host: nas.int.example.com, via: ingress }] }',
      'policies: { defaultDenyIngress: [files] }\n',
    );
    expect(network.flows).toEqual([]);
    expect(toValues(network, withoutOrigin).networkPolicies.map(({ name }) => name)).toEqual([
      'default-deny-ingress',
      'allow-same-namespace',
    ]);
  });

  it('makes nothing of a host that the file does not have', () => {
    expect(valuesOf(read('{ name: nas, host: nass, port: 5000 }'))).toMatchObject({
      services: [],
      endpointSlices: [],
    });
  });

  it('claims its address, where no host has it', () => {
    const owners = (service: string): readonly string[] =>
      addressClaimsOf(read(service).ledger.claims).flatMap(({ owner, purpose, space }) =>
        purpose === 'backend' ? [`${owner} ${space}`] : [],
      );
    expect(owners('{ name: hub, address: 192.168.1.30 }')).toEqual(['service:netloom-system/hub lan']);
    expect(owners('{ name: far, address: 198.51.100.9 }')).toEqual(['service:netloom-system/far public']);
    expect(owners('{ name: nas, address: 192.168.1.20 }')).toEqual([]);
    expect(owners('{ name: nas, host: nas }')).toEqual([]);
  });

  it('says where its address, its namespace and its port come from', () => {
    const { network, origins } = read('{ name: nas, host: nas, port: 5000 }');
    const [service] = network.services;
    expect(placeOf(origins.of(service!.addresses[0]!)).start.line).toBe(7);
    expect(origins.of(service!, 'namespace').kind).toBe('default');
  });
});

describe('a certificate that is checked in another way', () => {
  it('needs the Secret of its authority beside the Service for Traefik, and beside cloudflared', () => {
    const { network } = read(
      '{ name: nas, host: nas, scheme: https, tls: { rootCAs: { existingSecret: nas-ca } }, expose: [{ host: nas.int.example.com, via: ingress }, { host: nas.example.com, via: tunnel }] }',
    );
    expect(prerequisiteSecrets(network).filter(({ name }) => name === 'nas-ca')).toEqual([
      {
        namespace: 'netloom-system',
        name: 'nas-ca',
        type: 'Opaque',
        keys: ['ca.crt'],
        purpose: 'Certificate of the authority that signs that of nas, for Traefik.',
      },
      {
        namespace: 'cloudflare',
        name: 'nas-ca',
        type: 'Opaque',
        keys: ['ca.crt'],
        purpose: 'Certificate of the authority that signs that of nas, for cloudflared.',
      },
    ]);
  });
});

describe('pods in the network of their host', () => {
  const service =
    '{ name: ha, namespace: home, port: 8123, targetPort: 8123, selector: { app: ha }, hostNetwork: true, metricsPort: 9, expose: [{ host: ha.int.example.com, via: ingress }] }';

  it('have no flow and no allow, since no policy isolates them', () => {
    const read1 = read(service, 'policies: { defaultDenyIngress: [home] }\nmonitoring: {}\n');
    expect(read1.network.flows).toEqual([]);
    expect(toValues(read1.network, withoutOrigin).networkPolicies.map(({ name }) => name)).toEqual([
      'default-deny-ingress',
      'allow-same-namespace',
    ]);
  });

  it('are allowed by the addresses of the nodes, where they are a source', () => {
    const { network } = read(
      `${service}\n  - { name: db, namespace: data, port: 5432, targetPort: 5432, selector: { app: db } }`,
      'policies: { defaultDenyIngress: [data] }\nfirewall: [{ name: db, from: service:home/ha, to: service:data/db, ports: [5432/tcp] }]\n',
    );
    const policy = toValues(network, withoutOrigin).networkPolicies.find(({ name }) =>
      String(name).startsWith('firewall-'),
    );
    expect(plain(policy?.spec.ingress ?? [])).toEqual([
      {
        from: [{ ipBlock: { cidr: '192.168.1.11/32' } }, { ipBlock: { cidr: '10.42.0.0/16' } }],
        ports: [{ protocol: 'TCP', port: 5432 }],
      },
    ]);
  });
});
