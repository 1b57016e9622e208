import * as fc from 'fast-check';

const ENDPOINTS = [
  ...['internet', 'lan', 'tailnet', 'sdn', 'pods', 'services', 'nodes', 'proxmox', 'pools', 'any'],
  ...['node:n1', 'node:n2', 'node:none', 'host:pve', 'host:nas', 'host:router', 'pool:p', 'pool:q'],
  ...[
    'pod:web/web',
    'pod:kube-system/traefik',
    'pod:none/none',
    'service:api/api',
    'service:default/kubernetes',
  ],
  ...['192.168.1.0/24', '192.168.1.10', '192.168.1.50', '10.42.0.7', '10.43.0.10', '10.43.0.0/16', '8.8.8.8'],
  ...['192.168.0.0/16', '100.64.0.9', 'fd00:1::10', '2001:4860:4860::8888', '192.168.1.40-192.168.1.60'],
];

const HOSTS = [
  'web.example.com',
  'a.b.wild.example.com',
  'api.int.example.com',
  'none.int.example.com',
  'nas',
  'web.web',
];

export const endpoints: fc.Arbitrary<string> = fc.constantFrom(...ENDPOINTS);

const ports = fc.constantFrom(22, 53, 80, 443, 6443, 8006, 8080);
const plainHosts = fc.constantFrom(
  ...HOSTS,
  'example.org',
  'api.api.svc.cluster.local',
  'kubernetes.default',
);
const addresses = fc.constantFrom(
  '192.168.1.10',
  '192.168.1.50',
  '10.43.0.1',
  '10.42.0.9',
  '8.8.8.8',
  '[fd00:1::10]',
  '10.0.0.1',
);

export const targets: fc.Arbitrary<string> = fc.oneof(
  endpoints,
  fc
    .tuple(
      fc.constantFrom('http', 'https'),
      plainHosts,
      fc.constantFrom('', ':80', ':443', ':8443'),
      fc.constantFrom('', '/', '/v1', '/v1/x'),
    )
    .map((parts) => `${parts[0]}://${parts[1]}${parts[2]}${parts[3]}`),
  fc
    .tuple(fc.constantFrom('tcp', 'udp'), fc.oneof(plainHosts, addresses), ports)
    .map((parts) => `${parts[0]}://${parts[1]}:${parts[2]}`),
);

const firewallEnds = fc.constantFrom(
  'lan',
  'nodes',
  'pools',
  'proxmox',
  'any',
  'internet',
  'host:nas',
  'tailnet',
  '192.168.1.10',
);

const firewall = fc.array(
  fc.record({
    from: firewallEnds,
    to: firewallEnds,
    ports: fc.uniqueArray(fc.constantFrom('443/tcp', '6443/tcp', '8472/udp', '80/tcp', '4789/udp'), {
      minLength: 1,
    }),
  }),
  { maxLength: 4 },
);

const expose = fc.uniqueArray(
  fc.constantFrom(
    { host: 'web.example.com', via: 'tunnel' },
    { host: '*.wild.example.com', via: 'tunnel', origin: 'ingress', path: '/v1' },
    { host: 'api.int.example.com', via: 'ingress', path: '/v1' },
    { host: '*.int.example.com', via: 'ingress' },
  ),
  { maxLength: 4 },
);

function service(name: string): fc.Arbitrary<object> {
  const parts = {
    scheme: fc.constantFrom('http', 'https', 'h2c'),
    targetPort: fc.constant(8080),
    selector: fc.constant({ app: name }),
    expose,
  };
  return fc
    .record(parts, { requiredKeys: ['scheme'] })
    .map((rest) => ({ name, namespace: name, port: 80, ...rest }));
}

const node = (number: number): fc.Arbitrary<object> =>
  fc
    .record(
      {
        role: fc.constantFrom('server', 'agent'),
        sdnAddress: fc.constant(`10.0.0.1${number}`),
        address6: fc.constant(`fd00:1::1${number}`),
        observed: fc.constant({ podCidr: `10.42.${number}.0/24` }),
        guestMtu: fc.constant(1400),
      },
      { requiredKeys: ['role'] },
    )
    .map((rest) => ({ name: `n${number}`, address: `192.168.1.1${number}`, ...rest }));

/** Networks of every kind that the format has, as text: JSON is YAML. */
export const networks: fc.Arbitrary<string> = fc
  .record(
    {
      lan: fc.constantFrom(
        {
          cidr: '192.168.1.0/24',
          gateway: { name: 'router', address: '192.168.1.1' },
          hosts: [{ name: 'nas', address: '192.168.1.5' }],
        },
        { cidr: '192.168.1.0/24', cidr6: 'fd00:1::/64', mtu: 1500 },
      ),
      cluster: fc.record({
        nodes: fc.tuple(node(0), node(1), node(2)).map((all) => all),
        flannel: fc.record({
          backend: fc.constantFrom('vxlan', 'host-gw', 'wireguard-native', 'none'),
          network: fc.constant('lan'),
        }),
        servicelb: fc.boolean(),
      }),
      proxmox: fc.constant({ hosts: [{ name: 'pve', address: '192.168.1.20' }] }),
      loadBalancer: fc.record({
        pools: fc.constantFrom(
          [{ name: 'p', addresses: ['192.168.1.50-192.168.1.59'] }],
          [
            { name: 'q', addresses: ['203.0.113.0/24'] },
            { name: 'p', addresses: ['192.168.1.50/32'] },
          ],
        ),
        l2Advertisements: fc.constantFrom([], [{ name: 'a', pools: [] }], [{ name: 'a', pools: ['q'] }]),
        allocations: fc.constantFrom([], [{ addresses: '192.168.1.51', service: 'web/web' }]),
      }),
      ingress: fc.record({
        address: fc.constantFrom('192.168.1.50', '192.168.1.10', '203.0.113.7'),
        domain: fc.constant('int.example.com'),
        routes: fc.constantFrom('ingressroute', 'ingress', 'httproute'),
        externalTrafficPolicy: fc.constantFrom('Cluster', 'Local'),
        redirectToHttps: fc.boolean(),
      }),
      tls: fc.constant({ issuer: 'letsencrypt' }),
      dns: fc.constantFrom(
        { zone: 'example.com' },
        {
          zone: 'example.com',
          records: [{ name: 'none.int.example.com', type: 'CNAME', targets: ['none.int.example.com'] }],
        },
      ),
      tunnel: fc.constant({ id: '6ff42ae2-765d-4adf-8112-31c55c1551ef' }),
      tailnet: fc.record({
        connectors: fc.constantFrom(
          [],
          [{ name: 'c1', advertise: ['pods', 'services', 'pools'], replicas: 2 }],
          [
            { name: 'c1', advertise: ['lan'] },
            { name: 'c2', advertise: ['lan', 'services'], exitNode: true },
          ],
        ),
      }),
      services: fc.tuple(service('web'), service('api')).map((all) => all),
      monitoring: fc.constant({}),
      firewall: firewall.map((rows) => rows.map((row, index) => ({ name: `r${index}`, ...row }))),
      policies: fc.record({ defaultDenyIngress: fc.subarray(['web', 'api', 'kube-system', 'monitoring']) }),
    },
    { requiredKeys: ['lan', 'cluster'] },
  )
  .map((rest) => JSON.stringify({ apiVersion: 'netloom/v1', name: 'net', domain: 'example.com', ...rest }));

const PATHS = ['^/v1', '/admin', '^/[a-z]+/admin$', '/(?i)x', '^/$', '^/v[0-9]', '/.*'] as const;

/** Networks whose hosts have several paths, some through Traefik, whose wildcards take fewer names than the tunnel's. */
export const tunnelNetworks: fc.Arbitrary<string> = fc
  .record({
    exposures: fc.uniqueArray(
      fc.record({
        service: fc.constantFrom('web', 'api'),
        host: fc.constantFrom('web.example.com', '*.example.com', 'api.example.com'),
        path: fc.option(fc.constantFrom(...PATHS)),
        origin: fc.constantFrom('service', 'ingress'),
      }),
      { minLength: 1, maxLength: 5, selector: ({ host, path }) => `${host} ${path ?? ''}` },
    ),
    internal: fc.subarray(['*.int.example.com', 'a.int.example.com']),
  })
  .map(({ exposures, internal }) => {
    const serviceOf = (name: string): object => ({
      name,
      namespace: name,
      port: 80,
      targetPort: 8080,
      selector: { app: name },
      expose: [
        ...exposures.flatMap(({ service, path, ...rest }) =>
          service === name ? [{ ...rest, via: 'tunnel', ...(path !== null && { path }) }] : [],
        ),
        ...internal.flatMap((host, index) =>
          (index === 0) === (name === 'web') ? [{ host, via: 'ingress' }] : [],
        ),
      ],
    });
    return JSON.stringify({
      apiVersion: 'netloom/v1',
      name: 'net',
      domain: 'example.com',
      lan: { cidr: '192.168.1.0/24' },
      cluster: { nodes: [{ name: 'n0', address: '192.168.1.10' }] },
      loadBalancer: {
        pools: [{ name: 'p', addresses: ['192.168.1.50/32'] }],
        l2Advertisements: [{ name: 'a' }],
      },
      ingress: { address: '192.168.1.50', domain: 'int.example.com' },
      dns: { zone: 'example.com' },
      tunnel: { id: '6ff42ae2-765d-4adf-8112-31c55c1551ef' },
      services: [serviceOf('web'), serviceOf('api')],
    });
  });

export const tunnelUrls: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'web.example.com',
      'api.example.com',
      'other.example.com',
      // Traefik has no route for it.
      'a.b.example.com',
      'a.int.example.com',
      'b.int.example.com',
    ),
    fc.constantFrom('/', '/v1', '/v1/x', '/x/admin', '/%61dmin', '/v2'),
  )
  .map(([host, path]) => `https://${host}${path}`);
