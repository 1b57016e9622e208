import fc from 'fast-check';

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'web', 'blog', 'mqtt', 'photos'] as const;
const NAMESPACES = ['apps', 'home', 'media'] as const;

interface Site {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  readonly isInternal: boolean;
  readonly isPublic: boolean;
  readonly path: string;
}

const sites: fc.Arbitrary<readonly Site[]> = fc.uniqueArray(
  fc.record({
    namespace: fc.constantFrom(...NAMESPACES),
    name: fc.constantFrom(...NAMES),
    port: fc.constantFrom(80, 3000, 8080),
    isInternal: fc.boolean(),
    isPublic: fc.boolean(),
    path: fc.constantFrom('/', '/', '/api'),
  }),
  { selector: ({ namespace, name }) => `${namespace}/${name}`, maxLength: 6 },
);

const subset = fc.subarray([...NAMES]);

/** Manifests of a small cluster, path → text: nodes, pools, load balancer addresses, sites and a tunnel. */
export const anyManifests: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({ nodes: subset, pools: subset, balanced: subset, sites })
  .map((parts) => ({
    'nodes.yaml': documents(parts.nodes.map(node)),
    'pools.yaml': documents(parts.pools.map(pool)),
    'balanced.yaml': documents(parts.pools.length === 0 ? [] : parts.balanced.map(balanced)),
    'sites.yaml': documents(parts.sites.flatMap(site)),
    'tunnel.yaml': documents([tunnel(parts.sites.filter(({ isPublic }) => isPublic))]),
  }));

function documents(objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object, null, 1)}\n`).join('---\n');
}

function node(name: string, index: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    spec: { podCIDR: `10.42.${index}.0/24` },
    status: { addresses: [{ type: 'InternalIP', address: `192.168.20.${11 + index}` }] },
  };
}

function pool(name: string, index: number): object {
  const start = 100 + index * 10;
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name, namespace: 'metallb-system' },
    spec: { addresses: [`192.168.20.${start}-192.168.20.${start + 9}`], autoAssign: index % 2 === 0 },
  };
}

function balanced(name: string, index: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: `${name}-lb`,
      namespace: 'balanced',
      annotations: { 'metallb.io/loadBalancerIPs': `192.168.20.${100 + index}` },
    },
    spec: { type: 'LoadBalancer', ports: [{ port: 1883 }] },
  };
}

function site({ namespace, name, port, isInternal, path }: Site): readonly object[] {
  const metadata = { name, namespace };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: { app: name }, ports: [{ port, targetPort: port + 1 }] },
  };
  const backend = { service: { name, port: { number: port } } };
  const rule = {
    host: `${name}.${namespace}.example.net`,
    http: { paths: [{ path, pathType: 'Prefix', backend }] },
  };
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: { ingressClassName: 'traefik', rules: [rule] },
  };
  return isInternal ? [service, ingress] : [service];
}

function tunnel(open: readonly Site[]): object {
  const rules = open.map(({ namespace, name, port }) => ({
    hostname: `${name}.${namespace}.example.net`,
    service: `http://${name}.${namespace}.svc:${port}`,
  }));
  const config = {
    tunnel: '11111111-2222-4333-8444-555555555555',
    ingress: [...rules, { service: 'http_status:404' }],
  };
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cloudflared', namespace: 'cloudflare' },
    data: { 'config.yaml': JSON.stringify(config) },
  };
}
