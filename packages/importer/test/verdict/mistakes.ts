/** A mistake: documents with `@here` at the end of each line that a finding may point to. */
export interface Mistake {
  readonly what: string;
  readonly code: string;
  readonly documents: readonly string[];
}

const object = (apiVersion: string, kind: string, name: string, rest: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;

const metallb = (kind: string, name: string, spec: string, version = 'v1beta1'): string =>
  object(`metallb.io/${version}`, kind, name, `  namespace: metallb-system\nspec:\n${spec}`);

const pool = (name: string, addresses: string): string =>
  metallb('IPAddressPool', name, `  addresses:\n    - ${addresses} @here\n`);

const peer = (name: string, spec: string): string =>
  metallb('BGPPeer', name, `  peerAddress: 192.168.20.1\n${spec}`, 'v1beta2');

const node = (name: string, address: string, podCidr: string): string =>
  object(
    'v1',
    'Node',
    name,
    `spec:\n  podCIDR: ${podCidr}\nstatus:\n  addresses:\n    - type: InternalIP\n      address: ${address}\n`,
  );

const service = (name: string, annotation: string, spec = ''): string =>
  object(
    'v1',
    'Service',
    name,
    `  namespace: planted\n${annotation === '' ? '' : `  annotations:\n    ${annotation}\n`}spec:\n  type: LoadBalancer\n${spec}  ports:\n    - port: 8080\n`,
  );

const pin = (name: string, address: string): string =>
  service(name, `metallb.io/loadBalancerIPs: ${address} @here`);

const endpoint = (name: string, host: string, type: string, target: string): string =>
  object(
    'externaldns.k8s.io/v1alpha1',
    'DNSEndpoint',
    name,
    `spec:\n  endpoints:\n    - dnsName: ${host} @here\n      recordType: ${type}\n      targets:\n        - ${target}\n`,
  );

const connector = (name: string, route: string): string =>
  object(
    'tailscale.com/v1alpha1',
    'Connector',
    name,
    `spec:\n  subnetRouter:\n    advertiseRoutes:\n      - ${route} @here\n`,
  );

const tunnel = (rules: string): string =>
  object(
    'v1',
    'ConfigMap',
    'planted-tunnel',
    `  namespace: cloudflare\ndata:\n  config.yaml: |\n    tunnel: 11111111-2222-4333-8444-555555555555\n    ingress:\n${rules}      - service: http_status:404\n`,
  );

const rule = (host: string, path: string, to = 'http://planted.planted:8080'): string =>
  `      - hostname: ${host} @here\n        path: ${path} @here\n        service: ${to}\n`;

const ingress = (name: string, host: string): string =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    name,
    `  namespace: planted\nspec:\n  ingressClassName: traefik\n  rules:\n    - host: ${host} @here\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend: { service: { name: ${name}, port: { number: 80 } } }\n`,
  );

const route = (name: string, host: string): string =>
  object(
    'traefik.io/v1alpha1',
    'IngressRoute',
    name,
    `  namespace: planted\nspec:\n  routes:\n    - kind: Rule\n      match: Host(\`${host}\`) @here\n      services:\n        - name: ${name}\n          port: 80\n`,
  );

/** One of each kind. */
export const MISTAKES: readonly Mistake[] = [
  {
    what: 'a pool around a node',
    code: 'pool-overlaps-host',
    documents: [pool('planted', '192.168.20.10-192.168.20.15')],
  },
  {
    what: 'a pool that shares addresses with another',
    code: 'pools-overlap',
    documents: [pool('planted', '192.168.20.205-192.168.20.220')],
  },
  {
    what: 'a pool in the pod network',
    code: 'pool-in-cluster-network',
    documents: [pool('planted', '10.42.9.0/28')],
  },
  {
    what: 'a pool in the service network',
    code: 'pool-in-cluster-network',
    documents: [pool('planted', '10.43.9.0/28')],
  },
  {
    what: 'two nodes with one pod CIDR',
    code: 'node-pod-cidrs-overlap',
    documents: [node('planted', '192.168.20.19', '10.42.1.0/24 @here')],
  },
  {
    what: 'a pod CIDR outside of the pod network',
    code: 'pod-cidr-outside-network',
    documents: [node('planted', '192.168.20.19', '10.99.0.0/24 @here')],
  },
  {
    what: 'two nodes with one address',
    code: 'hosts-share-address',
    documents: [node('planted', '192.168.20.12 @here', '10.42.9.0/24')],
  },
  {
    what: 'one node with two addresses',
    code: 'import-conflict',
    documents: [node('alpha', '192.168.20.19 @here', '10.42.0.0/24')],
  },
  {
    what: 'an annotation with an address of no pool',
    code: 'pin-outside-pools',
    documents: [pin('planted', '192.168.20.99')],
  },
  {
    what: 'a field with an address of no pool',
    code: 'pin-outside-pools',
    documents: [service('planted', '', '  loadBalancerIP: 192.168.20.99 @here\n')],
  },
  {
    what: 'an address that another Service has',
    code: 'address-pinned-twice',
    documents: [pin('planted', '192.168.20.201')],
  },
  {
    what: 'an address of the entry point',
    code: 'address-pinned-twice',
    documents: [pin('planted', '192.168.20.200')],
  },
  {
    what: 'an address that its pool never assigns',
    code: 'pin-refused-by-pool',
    documents: [
      metallb(
        'IPAddressPool',
        'planted',
        '  avoidBuggyIPs: true\n  addresses:\n    - 192.168.30.250-192.168.31.5\n',
      ),
      object(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'planted',
        '  namespace: planted\nspec:\n  gatewayClassName: envoy\n  addresses:\n    - value: 192.168.30.255 @here\n  listeners: []\n',
      ),
    ],
  },
  {
    what: 'one pool with other addresses',
    code: 'import-conflict',
    documents: [
      metallb('IPAddressPool', 'lan @here', '  addresses:\n    - 192.168.20.230-192.168.20.235 @here\n'),
    ],
  },
  {
    what: 'an Ingress with the host of another',
    code: 'host-claimed-twice',
    documents: [ingress('planted', 'web.example.net')],
  },
  {
    what: 'an IngressRoute with the host of an Ingress',
    code: 'host-claimed-twice',
    documents: [route('planted', 'web.example.net')],
  },
  {
    what: 'an announcement of no pool',
    code: 'unknown-reference',
    documents: [metallb('L2Advertisement', 'planted', '  ipAddressPools:\n    - absent @here\n')],
  },
  {
    what: 'a BGP announcement of no pool',
    code: 'unknown-reference',
    documents: [
      peer('planted', '  myASN: 64512\n  peerASN: 64513\n'),
      metallb('BGPAdvertisement', 'planted', '  ipAddressPools:\n    - absent @here\n'),
    ],
  },
  {
    what: 'a BGP announcement to no peer',
    code: 'unknown-reference',
    documents: [
      peer('planted', '  myASN: 64512\n  peerASN: 64513\n'),
      metallb('BGPAdvertisement', 'planted', '  peers:\n    - absent @here\n'),
    ],
  },
  {
    what: 'a peer with no BFD profile',
    code: 'unknown-reference',
    documents: [peer('planted @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: absent\n')],
  },
  {
    what: 'a hold time below the keepalive',
    code: 'bgp-timers',
    documents: [
      peer('planted @here', '  myASN: 64512\n  peerASN: 64513\n  holdTime: 30s\n  keepaliveTime: 60s\n'),
    ],
  },
  {
    what: 'two peers with one address',
    code: 'bgp-peers-clash',
    documents: [
      metallb('BFDProfile', 'fast', '  receiveInterval: 300\n'),
      peer('one @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: fast\n'),
      peer('two @here', '  myASN: 64512\n  peerASN: 64513\n  bfdProfile: fast\n'),
    ],
  },
  {
    what: 'several hops of iBGP',
    code: 'ebgp-multihop-with-ibgp',
    documents: [peer('planted @here', '  myASN: 64512\n  peerASN: 64512\n  ebgpMultiHop: true\n')],
  },
  {
    what: 'an aggregate that is wider than its pool',
    code: 'aggregation-shorter-than-pool',
    documents: [
      metallb('IPAddressPool', 'planted', '  addresses:\n    - 192.168.40.0/28\n'),
      peer('planted', '  myASN: 64512\n  peerASN: 64513\n'),
      metallb(
        'BGPAdvertisement',
        'planted @here',
        '  ipAddressPools:\n    - planted\n  aggregationLength: 24\n',
      ),
    ],
  },
  {
    what: 'a record that is there twice',
    code: 'dns-record-twice',
    documents: [
      endpoint('one', 'nas.example.net', 'A', '192.168.20.5'),
      endpoint('two', 'nas.example.net', 'A', '192.168.20.6'),
    ],
  },
  {
    what: 'a CNAME beside another record',
    code: 'dns-cname-conflict',
    documents: [
      endpoint('one', 'nas.example.net', 'A', '192.168.20.5'),
      endpoint('two', 'nas.example.net', 'CNAME', 'other.example.net'),
    ],
  },
  {
    what: 'CNAMEs of each other',
    code: 'dns-cname-circle',
    documents: [
      endpoint('one', 'a.example.net', 'CNAME', 'b.example.net @here'),
      endpoint('two', 'b.example.net', 'CNAME', 'a.example.net @here'),
    ],
  },
  {
    what: 'a route into the range of the tailnet',
    code: 'route-in-tailnet-range',
    documents: [connector('planted', '100.64.7.0/24')],
  },
  {
    what: 'a route to everywhere',
    code: 'route-is-exit-node',
    documents: [connector('planted', '0.0.0.0/0')],
  },
  {
    what: 'a tunnel path that is a pattern of a shell',
    code: 'tunnel-path-glob',
    documents: [tunnel(rule('planted.example.net', '/api/*'))],
  },
  {
    what: 'a tunnel path that is no regular expression',
    code: 'tunnel-path-invalid',
    documents: [tunnel(rule('planted.example.net', '/api/('))],
  },
  {
    what: 'a tunnel rule after one that takes all',
    code: 'tunnel-path-shadowed',
    documents: [
      tunnel(
        `      - hostname: planted.example.net\n        service: http://planted.planted:8080\n${rule('planted.example.net', '/api', 'http://other.planted:8080')}`,
      ),
    ],
  },
  {
    what: 'a tunnel rule into the pod network',
    code: 'backend-in-cluster-network',
    documents: [
      tunnel('      - hostname: planted.example.net\n        service: http://10.42.0.9:8080 @here\n'),
    ],
  },
  {
    what: 'a password in an annotation',
    code: 'secret-in-plaintext',
    documents: [
      service(
        'planted',
        'example.com/database: postgres://user:hunter2000@db.example.net/app @here\n    metallb.io/loadBalancerIPs: 192.168.20.205',
      ),
    ],
  },
];
