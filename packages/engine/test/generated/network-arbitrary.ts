import fc from 'fast-check';

const DISTRIBUTIONS = ['k3s', 'rke2', 'k0s', 'talos', 'kubeadm'] as const;
const BALANCERS = ['metallb', 'cilium', 'kube-vip', 'none'] as const;
const CONTROLLERS = ['traefik-k3s', 'traefik', 'gateway', 'ingress-class', 'external'] as const;
const GUARDS = ['none', 'forwardAuth', 'ipAllowList', 'rateLimit', 'headers', 'middlewares'] as const;

type Distribution = (typeof DISTRIBUTIONS)[number];
type Balancer = (typeof BALANCERS)[number];
type Controller = (typeof CONTROLLERS)[number];

/** One choice for each part of a network that decides what is generated. */
export interface Choices {
  readonly distribution: Distribution;
  readonly balancer: Balancer;
  readonly announced: 'l2' | 'bgp' | 'both';
  readonly controllers: readonly Controller[];
  readonly tls: 'none' | 'cloudflare' | 'http01';
  readonly guards: (typeof GUARDS)[number];
  readonly tunnel: 'none' | 'credentials' | 'token-local' | 'token-remote';
  readonly publicWay: 'none' | 'address' | 'ddns';
  readonly zones: 'none' | 'cloudflare' | 'route53' | 'rfc2136' | 'several';
  readonly resolver: 'none' | 'pihole' | 'unbound' | 'adguard';
  readonly gitops: 'none' | 'argocd' | 'argocd-digest' | 'flux' | 'flux-secrets';
  readonly vpn: boolean;
  readonly tailnet: 'none' | 'operator' | 'connectors';
  readonly passedOn: boolean;
  readonly monitoring: boolean;
  readonly denied: boolean;
  readonly authority: boolean;
}

const choices: fc.Arbitrary<Choices> = fc.record({
  distribution: fc.constantFrom(...DISTRIBUTIONS),
  balancer: fc.constantFrom(...BALANCERS),
  announced: fc.constantFrom('l2', 'bgp', 'both'),
  controllers: fc.subarray([...CONTROLLERS]),
  tls: fc.constantFrom('none', 'cloudflare', 'http01'),
  guards: fc.constantFrom(...GUARDS),
  tunnel: fc.constantFrom('none', 'credentials', 'token-local', 'token-remote'),
  publicWay: fc.constantFrom('none', 'address', 'ddns'),
  zones: fc.constantFrom('none', 'cloudflare', 'route53', 'rfc2136', 'several'),
  resolver: fc.constantFrom('none', 'pihole', 'unbound', 'adguard'),
  gitops: fc.constantFrom('none', 'argocd', 'argocd-digest', 'flux', 'flux-secrets'),
  vpn: fc.boolean(),
  tailnet: fc.constantFrom('none', 'operator', 'connectors'),
  passedOn: fc.boolean(),
  monitoring: fc.boolean(),
  denied: fc.boolean(),
  authority: fc.boolean(),
});

/** A network of the choices, as the JSON of its file; what does not go together is left out. */
export const anyNetwork: fc.Arbitrary<string> = choices.map((each) =>
  JSON.stringify(networkOf(each), null, 1),
);

const TUNNEL_ID = '5b0c8b0e-6f39-4c0e-9d52-0d4c6f1f0a11';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

function networkOf(each: Choices): object {
  const ingresses = ingressesOf(each);
  const { passedOn, monitoring, denied, vpn } = each;
  const routing = routingOf(each, ingresses);
  return {
    apiVersion: 'netloom/v1',
    name: 'any',
    domain: 'example.net',
    lan: {
      cidr: '192.168.1.0/24',
      gateway: { name: 'router', address: '192.168.1.1', ...publicOf(each) },
      hosts: [
        { name: 'nas', address: '192.168.1.20' },
        { name: 'proxy', address: '192.168.1.21' },
        { name: 'dns', address: '192.168.1.22' },
      ],
    },
    ...routing,
    cluster: clusterOf(each),
    loadBalancer: loadBalancerOf(each),
    ...(ingresses.length === 0 ? {} : { ingresses }),
    ...dnsOf(each),
    ...resolversOf(each),
    ...tunnelOf(each),
    ...tailnetOf(each),
    ...(vpn
      ? { vpns: [{ name: 'wg', range: '10.6.0.0/24', endpoint: 'host:router', routes: ['lan'] }] }
      : {}),
    services: servicesOf(each, ingresses),
    ...(monitoring ? { monitoring: {} } : {}),
    ...(denied ? { policies: { defaultDenyIngress: ['web', 'things'] } } : {}),
    ...(passedOn
      ? {
          operators: {
            values: {
              metallb: { speaker: { logLevel: 'debug' } },
              externalDns: { interval: '5m' },
              certManager: { replicaCount: 2 },
            },
          },
        }
      : {}),
    ...deliveryOf(each),
  };
}

function clusterOf({ distribution, balancer }: Choices): object {
  const cni = balancer === 'cilium' ? 'cilium' : distribution === 'kubeadm' ? 'calico' : null;
  return {
    distribution,
    ...(distribution === 'k3s' ? { servicelb: false } : {}),
    ...(cni === null ? {} : { cni, podCidr: '10.244.0.0/16' }),
    nodes: [
      { name: 'one', role: 'server', address: '192.168.1.11' },
      { name: 'two', role: 'agent', address: '192.168.1.12' },
    ],
  };
}

function loadBalancerOf({ balancer, announced }: Choices): object {
  const pool = { name: 'all', addresses: ['192.168.1.224-192.168.1.249'] };
  const hasBgp = (balancer === 'metallb' || balancer === 'cilium') && announced !== 'l2';
  return {
    by: balancer,
    pools: [pool],
    l2Advertisements: [{ name: 'all' }],
    ...(hasBgp
      ? {
          bgp: {
            peers: [
              {
                name: 'router',
                myAsn: 64512,
                peerAsn: 64513,
                address: '192.168.1.1',
                existingSecret: 'bgp-password',
              },
            ],
            advertisements: [{ name: 'all', communities: ['64512:100'] }],
          },
        }
      : {}),
  };
}

interface Ingress {
  readonly name: string;
  readonly controller: Controller;
  readonly domain: string;
}

function ingressesOf(each: Choices): readonly Ingress[] {
  return each.controllers
    .filter((controller) => controller !== 'traefik-k3s' || each.distribution === 'k3s')
    .map((controller) => {
      const at = CONTROLLERS.indexOf(controller);
      const isTraefik = controller === 'traefik-k3s' || controller === 'traefik';
      return {
        name: controller,
        controller,
        address: controller === 'external' ? '192.168.1.21' : `192.168.1.${String(230 + at)}`,
        domain: `${controller}.example.net`,
        ...(controller === 'gateway' ? { class: 'envoy', proxy: ENVOY } : {}),
        ...(controller === 'ingress-class' ? { class: 'nginx' } : {}),
        ...tlsOf(each, controller),
        ...(isTraefik ? guardOf(each) : {}),
        ...(isTraefik && each.passedOn ? { values: { resources: { limits: { memory: '300Mi' } } } } : {}),
      };
    });
}

const ENVOY = {
  namespace: 'envoy-gateway-system',
  service: 'envoy',
  selector: { app: 'envoy' },
  ports: { http: 10080, https: 10443 },
};

/** HTTP-01 validates no wildcard, which all but the Ingresses of a class have. */
function tlsOf({ tls }: Choices, controller: Controller): object {
  if (tls === 'none' || controller === 'external') return {};
  const solver = controller === 'ingress-class' ? tls : 'cloudflare';
  return { tls: { issuer: 'letsencrypt', solver } };
}

function guardOf({ guards }: Choices): object {
  switch (guards) {
    case 'none':
      return {};
    case 'forwardAuth':
      return {
        forwardAuth: { address: 'http://login.auth.svc:9091/verify', responseHeaders: ['Remote-User'] },
      };
    case 'ipAllowList':
      return { ipAllowList: ['lan'] };
    case 'rateLimit':
      return { rateLimit: { average: 50, burst: 100 } };
    case 'headers':
      return { headers: { 'X-Frame-Options': 'DENY' } };
    case 'middlewares':
      return { middlewares: ['web/compress'] };
  }
}

function publicOf({ publicWay }: Choices): object {
  if (publicWay === 'none') return {};
  return { public: publicWay === 'address' ? { address: '198.51.100.7' } : { ddns: 'home.example.org' } };
}

function routingOf({ publicWay, vpn }: Choices, ingresses: readonly Ingress[]): object {
  const target = ingresses.find(({ controller }) => controller === 'traefik');
  const forwards = [
    ...(publicWay === 'none' || target === undefined
      ? []
      : [{ port: '443/tcp', to: `ingress:${target.name}` }]),
    ...(vpn ? [{ port: '51820/udp', to: 'host:router' }] : []),
  ];
  return forwards.length === 0 ? {} : { routing: { forwards } };
}

function dnsOf({ zones }: Choices): object {
  const cloudflare = { name: 'example.net' };
  const route53 = {
    provider: 'route53',
    region: 'eu-central-1',
    credentials: { existingSecret: 'aws' },
  };
  const rfc2136 = {
    provider: 'rfc2136',
    credentials: { existingSecret: 'tsig', key: 'secret' },
    server: { address: '192.168.1.22', keyName: 'netloom' },
  };
  switch (zones) {
    case 'none':
      return {};
    case 'cloudflare':
      return { dns: { zone: 'example.net' } };
    case 'route53':
      return { dns: { zones: [{ ...cloudflare, ...route53 }] } };
    case 'rfc2136':
      return { dns: { zones: [{ ...cloudflare, ...rfc2136 }] } };
    case 'several':
      return {
        dns: {
          zones: [cloudflare, { name: 'example.org', ...route53 }, { name: 'lab.example.net', ...rfc2136 }],
        },
      };
  }
}

function resolversOf({ resolver }: Choices): object {
  if (resolver === 'none') return {};
  const credentials = resolver === 'pihole' ? { credentials: { existingSecret: 'pihole-password' } } : {};
  return {
    resolvers: [
      { name: 'home', kind: resolver, address: '192.168.1.22', serves: ['example.net'], ...credentials },
    ],
  };
}

function tunnelOf({ tunnel }: Choices): object {
  if (tunnel === 'none') return {};
  const management = tunnel === 'token-remote' ? 'remote' : 'local';
  return {
    tunnel: { id: TUNNEL_ID, ...(tunnel === 'credentials' ? {} : { token: {}, management }) },
  };
}

function tailnetOf({ tailnet }: Choices): object {
  if (tailnet === 'none') return {};
  const connectors = [{ name: 'router', advertise: ['services', 'pools'] }];
  return { tailnet: tailnet === 'connectors' ? { connectors } : {} };
}

/** A tunnel leads to Cloudflare, which must serve the zone of its hosts. */
function hasTunnelHosts({ tunnel, zones }: Choices): boolean {
  return tunnel !== 'none' && zones !== 'route53' && zones !== 'rfc2136';
}

function servicesOf(each: Choices, ingresses: readonly Ingress[]): readonly object[] {
  const isPublic = each.publicWay !== 'none';
  const web = ingresses.map(({ name, domain, controller }) => ({
    host: `web.${domain}`,
    via: 'ingress',
    ingress: name,
    ...(isPublic && controller === 'traefik' ? { public: 'direct' } : {}),
  }));
  const through = ingresses.find(({ controller }) => controller === 'traefik' || controller === 'gateway');
  const tunnelled = !hasTunnelHosts(each)
    ? []
    : [
        { host: 'site.example.net', via: 'tunnel' },
        ...(through === undefined
          ? []
          : [{ host: 'other.example.net', via: 'tunnel', origin: 'ingress', ingress: through.name }]),
      ];
  const tls = each.authority ? { tls: { rootCAs: { existingSecret: 'authority' } } } : {};
  const [first] = web;
  return [
    service('web', { namespace: 'web', targetPort: 8080, metricsPort: 9100, expose: [...web, ...tunnelled] }),
    service('login', { namespace: 'auth', port: 9091, targetPort: 9091 }),
    service('secure', {
      namespace: 'web',
      scheme: 'https',
      port: 443,
      targetPort: 8443,
      ...tls,
      expose: [
        ...ingresses
          .filter(({ controller }) => controller === 'traefik' || controller === 'traefik-k3s')
          .map(({ name, domain }) => ({ host: `secure.${domain}`, via: 'ingress', ingress: name })),
        ...(hasTunnelHosts(each) ? [{ host: 'secure.example.net', via: 'tunnel' }] : []),
      ],
    }),
    {
      name: 'nas',
      host: 'nas',
      port: 5000,
      expose: first === undefined ? [] : [{ ...first, host: first.host.replace('web.', 'nas.') }],
    },
    service('broker', {
      namespace: 'things',
      port: 1883,
      targetPort: 1883,
      expose: [
        ...(each.balancer === 'none' ? [] : [{ via: 'loadBalancer', address: '192.168.1.240' }]),
        { via: 'nodePort', ports: [{ port: 1883, nodePort: 31883 }] },
        ...(each.tailnet === 'none' ? [] : [{ via: 'tailscale', hostname: 'broker' }]),
      ],
    }),
  ];
}

function service(name: string, more: object): object {
  return { name, selector: { app: name }, port: 80, ...more };
}

function deliveryOf({ gitops }: Choices): object {
  if (gitops === 'none') return {};
  const flux = { gitSecret: 'netloom-git', registrySecret: 'netloom-registry' };
  return {
    delivery: {
      gitops: gitops.startsWith('flux') ? 'flux' : 'argocd',
      git: { url: 'https://git.example.com/home/network.git', path: 'networks/any/generated' },
      charts: 'registry.example.com/home',
      ...(gitops === 'argocd-digest' ? { digest: DIGEST } : {}),
      ...(gitops === 'flux-secrets' ? { flux } : {}),
    },
  };
}
