import fc from 'fast-check';
import type { TestPod } from './allowed-by.ts';

/** An application: a workload, mostly with a Service, and its ways in. */
export interface TestApp {
  readonly name: string;
  readonly namespace: string;
  readonly podPort: number;
  readonly servicePort: number;
  /** Whether the Service calls the pods' port by its name. */
  readonly named: boolean;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly type: 'ClusterIP' | 'LoadBalancer' | 'headless';
  readonly ways: readonly ('ingress' | 'tunnel')[];
  readonly scraped: boolean;
  readonly hostNetwork: boolean;
  /** Applications that its variables name, by their number. */
  readonly calls: readonly number[];
}

const NAMESPACES = ['one', 'two', 'three'] as const;

const app = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  podPort: fc.integer({ min: 3000, max: 3005 }),
  servicePort: fc.constantFrom(80, 3000, 3001, 8080),
  named: fc.boolean(),
  kind: fc.constantFrom('Deployment' as const, 'StatefulSet' as const, 'DaemonSet' as const),
  type: fc.constantFrom(
    'ClusterIP' as const,
    'ClusterIP' as const,
    'LoadBalancer' as const,
    'headless' as const,
  ),
  ways: fc.uniqueArray(fc.constantFrom('ingress' as const, 'tunnel' as const)),
  scraped: fc.boolean(),
  hostNetwork: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  calls: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
});

/** Up to six applications in three namespaces. */
export const clusters: fc.Arbitrary<readonly TestApp[]> = fc
  .array(app, { minLength: 1, maxLength: 6 })
  .map((apps) => apps.map((one, index) => ({ ...one, name: `app-${index}` })));

/** The manifests of a cluster: path → text, in JSON, which is YAML. */
export function manifestsOf(apps: readonly TestApp[]): Readonly<Record<string, string>> {
  return {
    'nodes.yaml': NODES,
    'names.yaml': documents(NAMES),
    'cloudflared.yaml': documents(cloudflared(apps)),
    ...Object.fromEntries(
      apps.map((one) => [`${one.namespace}/${one.name}.yaml`, documents(objectsOf(one, apps))]),
    ),
  };
}

/** The host by which an application is served through Traefik or the tunnel. */
export function hostOf({ name }: TestApp, way: TestApp['ways'][number]): string {
  return `${name}-${way}.example.net`;
}

export function podOf({ name, namespace }: TestApp): TestPod {
  return { namespace, labels: { app: name } };
}

const NODES = ['alpha', 'beta']
  .map((name, index) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: index === 0 ? { 'node-role.kubernetes.io/control-plane': 'true' } : {} },
    spec: { podCIDR: `10.42.${index}.0/24` },
    status: {
      addresses: [{ type: 'InternalIP', address: `192.168.20.${11 + index}` }],
      nodeInfo: { kubeletVersion: 'v1.33.1+k3s1' },
    },
  }))
  .map((node) => JSON.stringify(node, null, 2))
  .join('\n---\n');

/** Without a zone and a certificate no trace would say more than that these are unknown. */
const NAMES = [
  {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: 'external-dns', namespace: 'kube-system' },
    spec: {
      chart: 'external-dns',
      targetNamespace: 'external-dns',
      valuesContent: 'domainFilters: [example.net]\n',
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'wildcard', namespace: 'kube-system' },
    spec: {
      secretName: 'wildcard-tls',
      dnsNames: ['*.example.net'],
      issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
    },
  },
  {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: { name: 'traefik', namespace: 'kube-system' },
    spec: {
      valuesContent: 'service: { annotations: { metallb.io/loadBalancerIPs: 192.168.20.200 } }\n',
    },
  },
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan', namespace: 'metallb-system' },
    spec: { addresses: ['192.168.20.200-192.168.20.210'] },
  },
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'L2Advertisement',
    metadata: { name: 'lan', namespace: 'metallb-system' },
    spec: {},
  },
];

function documents(objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object, null, 2)).join('\n---\n');
}

function cloudflared(apps: readonly TestApp[]): readonly object[] {
  const rules = apps
    .filter(({ ways }) => ways.includes('tunnel'))
    .map((one) => ({
      hostname: hostOf(one, 'tunnel'),
      service: `http://${one.name}.${one.namespace}.svc.cluster.local:${one.servicePort}`,
    }));
  const config = [
    'tunnel: 11111111-2222-4333-8444-555555555555',
    `ingress: ${JSON.stringify([...rules, { service: 'http_status:404' }])}`,
    '',
  ].join('\n');
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cloudflared', namespace: 'cloudflare' },
      data: { 'config.yaml': config },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'cloudflared', namespace: 'cloudflare' },
      spec: {
        template: {
          metadata: { labels: { app: 'cloudflared' } },
          spec: {
            containers: [
              {
                name: 'cloudflared',
                image: 'cloudflare/cloudflared:2026.1.0',
                volumeMounts: [{ name: 'config' }],
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'main', namespace: 'monitoring' },
      spec: {},
    },
  ];
}

function objectsOf(one: TestApp, apps: readonly TestApp[]): readonly object[] {
  const { name, namespace, kind, type, hostNetwork, podPort, servicePort, named } = one;
  const metadata = { name, namespace, labels: { app: name } };
  const called = one.calls.flatMap((index) => apps[index] ?? []);
  const workload = {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: {
      template: {
        metadata: { labels: { app: name } },
        spec: {
          hostNetwork,
          containers: [
            {
              name: 'main',
              image: 'ghcr.io/example/app:1',
              ports: [{ name: 'main', containerPort: podPort }],
              env: called.map((other, index) => ({
                name: `CALL_${index}`,
                value: `http://${other.name}.${other.namespace}.svc:${other.servicePort}/`,
              })),
            },
          ],
        },
      },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      ...(type === 'headless' ? { clusterIP: 'None' } : { type }),
      selector: { app: name },
      ports: [{ name: 'web', port: servicePort, targetPort: named ? 'main' : podPort }],
    },
  };
  return [
    workload,
    service,
    ...(one.ways.includes('ingress') ? [ingressOf(one)] : []),
    ...(one.scraped ? [monitorOf(one)] : []),
  ];
}

function ingressOf(one: TestApp): object {
  const { name, namespace } = one;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace },
    spec: {
      ingressClassName: 'traefik',
      rules: [
        {
          host: hostOf(one, 'ingress'),
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'web' } } } }],
          },
        },
      ],
    },
  };
}

function monitorOf({ name, namespace }: TestApp): object {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: { app: name } }, endpoints: [{ port: 'web' }] },
  };
}
