import { plain } from '@netloom/chart-kit';
import { load, loadText, minimalWith, pathsWithoutOrigin } from '@netloom/network-model/testing';
import { tailscaleChart } from '../src/index.ts';
import { Connector } from '../src/kinds/connector.ts';
import { DNSConfig } from '../src/kinds/dns-config.ts';
import { Ingress } from '../src/kinds/ingress.ts';
import { ProxyClass } from '../src/kinds/proxy-class.ts';

const asIs = <T extends object>(_source: object, value: T): T => value;
const valuesOf = (path: string): unknown => plain(tailscaleChart.toValues(load(path).network, asIs));
const NETWORKS = ['networks/homelab/network.yaml', 'examples/dual-stack-bgp/network.yaml'];

const CONNECTOR_CLASS = {
  name: 'connector',
  spec: {
    statefulSet: {
      pod: {
        tailscaleContainer: { resources: { requests: { cpu: '50m', memory: '64Mi' } } },
        tailscaleInitContainer: { resources: { requests: { cpu: '10m', memory: '16Mi' } } },
      },
    },
  },
};

describe('toValues', () => {
  it('gives the router of the homelab with the fewest exact routes', () => {
    expect(valuesOf('networks/homelab/network.yaml')).toEqual({
      connectors: [
        {
          name: 'k3s-router',
          spec: {
            hostname: 'k3s-router',
            tags: ['tag:k8s'],
            proxyClass: 'connector',
            subnetRouter: {
              advertiseRoutes: ['10.42.0.0/16', '10.43.0.0/16', '192.168.7.230/31', '192.168.7.232/32'],
            },
            exitNode: false,
          },
        },
      ],
      proxyClasses: [CONNECTOR_CLASS],
      dnsConfigs: [],
    });
  });

  it('gives several replicas a prefix of names, and routes of both families', () => {
    expect(valuesOf('examples/dual-stack-bgp/network.yaml')).toEqual({
      connectors: [
        {
          name: 'rack-1',
          spec: {
            hostnamePrefix: 'rack-1',
            replicas: 2,
            tags: ['tag:k8s', 'tag:rack'],
            proxyClass: 'connector',
            subnetRouter: {
              advertiseRoutes: ['10.52.0.0/16', 'fd00:52::/56', '10.53.0.0/16', 'fd00:53::/112'],
            },
            exitNode: false,
          },
        },
        {
          name: 'rack-1-exit',
          spec: {
            hostname: 'rack-1-exit',
            tags: ['tag:k8s'],
            proxyClass: 'connector',
            subnetRouter: {
              advertiseRoutes: [
                '198.51.100.0/28',
                '2001:db8:100::/124',
                '198.51.100.16/28',
                '2001:db8:100::10/124',
                '192.0.2.5/32',
                '2001:db8:1::5/128',
              ],
            },
            exitNode: true,
          },
        },
      ],
      proxyClasses: [CONNECTOR_CLASS],
      dnsConfigs: [
        {
          name: 'ts-dns',
          spec: {
            nameserver: {
              image: { repo: 'tailscale/k8s-nameserver', tag: 'v1.102.3' },
              service: { clusterIP: '10.53.0.53' },
            },
          },
        },
      ],
    });
  });

  it('leaves out a route inside another, routes of an exit node alone, and a ProxyClass that nobody needs', () => {
    const { network } = loadText(
      minimalWith(`tailnet:
  connectors:
    - { name: pods, advertise: [10.42.7.0/24, pods, 10.42.0.0/16], proxyClass: own }
    - { name: exit, exitNode: true, proxyClass: own }`),
    );
    expect(plain(tailscaleChart.toValues(network, asIs))).toEqual({
      connectors: [
        {
          name: 'pods',
          spec: {
            hostname: 'pods',
            tags: ['tag:k8s'],
            proxyClass: 'own',
            subnetRouter: { advertiseRoutes: ['10.42.0.0/16'] },
            exitNode: false,
          },
        },
        { name: 'exit', spec: { hostname: 'exit', tags: ['tag:k8s'], proxyClass: 'own', exitNode: true } },
      ],
      proxyClasses: [],
      dnsConfigs: [],
    });
  });

  it('wants the chart for the nameserver alone, whose image moves with the operator', () => {
    const { network } = loadText(
      minimalWith(`tailnet: { nameserver: { address: 10.43.0.53 } }
operators: { tailscale: v1.104.5 }`),
    );
    expect(tailscaleChart.isEnabled(network)).toBe(true);
    const { dnsConfigs } = tailscaleChart.toValues(network, asIs);
    expect(plain(dnsConfigs)).toMatchObject([{ spec: { nameserver: { image: { tag: 'v1.104.5' } } } }]);
  });

  it('gives an Ingress of the operator for the site of a device, which the internet reaches only where that is stated', () => {
    const { network } = loadText(
      minimalWith(`tailnet: {}
services:
  - { name: wiki, namespace: docs, port: 8080, expose: [{ via: tailscale, hostname: wiki, https: true }] }
  - { name: blog, namespace: docs, expose: [{ via: tailscale, tags: ['tag:web', 'tag:k8s'], https: true, funnel: true }] }
`),
    );
    expect(tailscaleChart.isEnabled(network)).toBe(true);
    const { ingresses = [] } = tailscaleChart.values.parse(plain(tailscaleChart.toValues(network, asIs)));
    for (const { name, namespace, spec } of ingresses) {
      new Ingress({ metadata: { name, namespace }, spec }).validate();
    }
    expect(ingresses).toEqual([
      {
        name: 'wiki-ts',
        namespace: 'docs',
        annotations: { 'tailscale.com/tags': 'tag:k8s' },
        spec: {
          ingressClassName: 'tailscale',
          defaultBackend: { service: { name: 'wiki', port: { number: 8080 } } },
          tls: [{ hosts: ['wiki'] }],
        },
      },
      {
        name: 'blog-ts',
        namespace: 'docs',
        annotations: { 'tailscale.com/tags': 'tag:web,tag:k8s', 'tailscale.com/funnel': 'true' },
        spec: {
          ingressClassName: 'tailscale',
          defaultBackend: { service: { name: 'blog', port: { number: 80 } } },
          tls: [{ hosts: ['docs-blog'] }],
        },
      },
    ]);
  });

  it('gives empty lists for a network without connectors, which does not want the chart', () => {
    const { network } = loadText(minimalWith('tailnet: {}'));
    expect(tailscaleChart.isEnabled(network)).toBe(false);
    expect(plain(tailscaleChart.toValues(network, asIs))).toEqual(tailscaleChart.values.parse({}));
  });

  it.each(NETWORKS)('records where each object of %s came from', (path) => {
    const { network, origins } = load(path);
    const values = tailscaleChart.toValues(network, origins.recorder('tailscale values'));
    expect(pathsWithoutOrigin(values, origins)).toEqual([]);
  });

  it.each(NETWORKS)('gives values that the schema and the kinds of %s accept', (path) => {
    const { connectors, proxyClasses, dnsConfigs } = tailscaleChart.values.parse(valuesOf(path));
    const objects = [
      ...connectors.map(({ name, spec }) => new Connector({ metadata: { name }, spec })),
      ...proxyClasses.map(({ name, spec }) => new ProxyClass({ metadata: { name }, spec })),
      ...dnsConfigs.map(({ name, spec }) => new DNSConfig({ metadata: { name }, spec })),
    ];
    expect(() => {
      for (const object of objects) object.validate();
    }).not.toThrow();
    expect(objects.length).toBeGreaterThan(1);
  });
});
