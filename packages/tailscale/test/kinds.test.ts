import { Connector } from '../src/kinds/connector.ts';
import { DNSConfig } from '../src/kinds/dns-config.ts';

const subnetRouter = { advertiseRoutes: ['10.42.0.0/16'] };

describe(Connector.kind, () => {
  it.each([
    ['spec: a Connector is a subnet router, an exit node or an app connector', { hostname: 'k3s-router' }],
    [
      'spec: an app connector is neither a subnet router nor an exit node',
      { subnetRouter, appConnector: {} },
    ],
    [
      'spec: several replicas take hostnamePrefix, not hostname',
      { subnetRouter, hostname: 'k3s-router', replicas: 2 },
    ],
    [
      'spec: hostname and hostnamePrefix exclude each other',
      { subnetRouter, hostname: 'one', hostnamePrefix: 'two' },
    ],
    [
      'spec.subnetRouter.advertiseRoutes[0]: a route is a CIDR without host bits: "10.0.0.5/24"',
      { subnetRouter: { advertiseRoutes: ['10.0.0.5/24'] } },
    ],
  ])('says "%s"', (message, spec) => {
    const connector = new Connector({ metadata: { name: 'it' }, spec });
    expect(() => {
      connector.validate();
    }).toThrow(new Error(`Connector "it" is not a valid tailscale.com/v1alpha1 Connector:\n  ${message}`));
  });
});

describe(DNSConfig.kind, () => {
  it('wants an image that is pinned, and an address that is known', () => {
    const config = new DNSConfig({
      metadata: { name: 'ts-dns' },
      // what the operator would take, with a moving image and an address of its own choice
      spec: { nameserver: {} } as never,
    });
    expect(() => {
      config.validate();
    }).toThrow(
      new Error(
        'DNSConfig "ts-dns" is not a valid tailscale.com/v1alpha1 DNSConfig:\n  spec.nameserver.image: Invalid input: expected object, received undefined\n  spec.nameserver.service: Invalid input: expected object, received undefined',
      ),
    );
  });
});
