import { cutsOf, flowsOf, openOf, proposeForFiles } from './import-fixture.ts';

/** A node, so that nothing about addresses of nodes is a guess. */
const NODE = `apiVersion: v1
kind: Node
metadata: { name: alpha, labels: { node-role.kubernetes.io/control-plane: 'true' } }
spec: { podCIDR: 10.42.0.0/24 }
status: { addresses: [{ type: InternalIP, address: 192.168.20.11 }], nodeInfo: { kubeletVersion: v1.33.1+k3s1 } }
`;

interface App {
  readonly namespace?: string;
  readonly hostNetwork?: boolean;
  readonly env?: string;
  readonly image?: string;
}

/** A Deployment with ports http and metrics, and a Service for the first of them. */
function app(
  name: string,
  { namespace = name, hostNetwork = false, env = '', image = 'example' }: App = {},
): string {
  return `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      hostNetwork: ${String(hostNetwork)}
      containers:
        - name: main
          image: ${image}
          env: [{ name: A, value: '${env}' }]
          ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9100 }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 80, targetPort: http }]
`;
}

const object = (apiVersion: string, kind: string, namespace: string, rest: string): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x, namespace: ${namespace} }\n${rest}\n`;

async function propose(...texts: readonly string[]) {
  return proposeForFiles({ 'node.yaml': NODE, 'all.yaml': texts.join('').replace(/^---\n/, '') });
}

const WEB = app('web');
const ENVOY = `---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: envoy }
spec: { controllerName: gateway.envoyproxy.io/gatewayclass-controller }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gw, namespace: network }
spec: { gatewayClassName: envoy }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: web }
spec:
  hostnames: [a.example.net]
  parentRefs: [{ name: gw, namespace: network }]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
`;

/** What is reported without its place. */
const short = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/,? \(?(?:object |text )?all\.yaml:\d+\)?/, ''));

describe('what a proposal lets in', () => {
  it('is the entry point at each port of a Service that it leads to', async () => {
    const rule = (host: string, port: number): string =>
      `{ host: ${host}.example.net, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: ${port} } } } }] } }`;
    const proposed = await propose(
      WEB.replace(
        'port: 80, targetPort: http }',
        'port: 80, targetPort: http }, { name: metrics, port: 90, targetPort: metrics }',
      ),
      object(
        'networking.k8s.io/v1',
        'Ingress',
        'web',
        `spec: { ingressClassName: traefik, rules: [${rule('a', 80)}, ${rule('b', 90)}] }`,
      ),
    );
    expect(short(flowsOf(proposed))).toEqual([
      'web/web: pod:kube-system/ingress-traefik 8080/tcp 9100/tcp by expose',
    ]);
    expect(cutsOf(proposed)).toEqual([]);
  });

  it.each([
    [
      'the API server to a webhook',
      object(
        'admissionregistration.k8s.io/v1',
        'ValidatingWebhookConfiguration',
        'default',
        'webhooks: [{ name: a.example.net, clientConfig: { service: { name: web, namespace: web, port: 80 } } }]',
      ),
      ['web/web: nodes 8080/tcp by webhookPort'],
    ],
    [
      'the API server to an aggregated API',
      object(
        'apiregistration.k8s.io/v1',
        'APIService',
        'default',
        'spec: { service: { name: web, namespace: web, port: 80 } }',
      ),
      ['web/web: nodes 8080/tcp by webhookPort'],
    ],
    [
      'Prometheus by a PodMonitor, at a port that no Service has',
      `${object('monitoring.coreos.com/v1', 'PodMonitor', 'web', 'spec: { selector: { matchLabels: { app: web } }, podMetricsEndpoints: [{ port: metrics }] }')}${object('monitoring.coreos.com/v1', 'Prometheus', 'monitoring', 'spec: {}')}`,
      ['web/web: prometheus 9100/tcp by metricsPort'],
    ],
    [
      'a Prometheus of its own Deployment, by a ServiceMonitor of another namespace',
      `${object('monitoring.coreos.com/v1', 'ServiceMonitor', 'other', 'spec: { namespaceSelector: { any: true }, selector: { matchExpressions: [{ key: app, operator: DoesNotExist }] }, endpoints: [{ port: http }] }')}${app('scraper', { namespace: 'monitoring', image: 'quay.io/prom/prometheus:v3' })}`,
      ['web/web: prometheus 8080/tcp by metricsPort'],
    ],
    [
      'Traefik by a route that the network file cannot say',
      object(
        'traefik.io/v1alpha1',
        'IngressRouteTCP',
        'web',
        "spec: { routes: [{ match: 'HostSNI(`*`)', services: [{ name: web, port: 80 }] }] }\n---\napiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: { name: y, namespace: other }\nspec: { routes: [{ match: 'Host(`a.example.net`)', services: [{ name: other, port: 80 }] }] }",
      ),
      ['web/web: pod:kube-system/ingress-traefik 8080/tcp by firewall'],
    ],
    [
      'a workload without a Service as all pods',
      `---\napiVersion: batch/v1\nkind: CronJob\nmetadata: { name: job, namespace: jobs }\nspec: { jobTemplate: { spec: { template: { metadata: { labels: { app: job } }, spec: { containers: [{ name: a, args: [http://web.web/run] }] } } } } }\n`,
      ['web/web: pods 8080/tcp by firewall wide: pods are named by a Service, and jobs/job has none'],
    ],
    [
      'a Gateway of Envoy, whose pods have addresses of their own, as all pods',
      `${ENVOY}${object('gateway.envoyproxy.io/v1alpha1', 'EnvoyProxy', 'network', 'spec: { provider: { kubernetes: { envoyDeployment: { replicas: 2 } } } }')}`,
      ['web/web: pods 8080/tcp by firewall wide: no file states the labels of the pods of entry point gw'],
    ],
    [
      'hostNetwork pods by the addresses of the nodes',
      app('agent', { hostNetwork: true, env: 'http://web.web' }),
      ['web/web: nodes 8080/tcp by firewall'],
    ],
    [
      'nobody to hostNetwork pods, which no policy isolates',
      `${app('host', { hostNetwork: true })}${app('caller', { env: 'http://host.host' })}`,
      [],
    ],
    [
      'what the values of a chart name, as all pods',
      object(
        'helm.cattle.io/v1',
        'HelmChart',
        'kube-system',
        "spec: { chart: grafana, targetNamespace: grafana, valuesContent: 'url: http://web.web.svc' }",
      ),
      [
        'web/web: pods 8080/tcp by firewall wide: no file states the labels of pods of release x of chart grafana',
      ],
    ],
    [
      'clients of a node port',
      `---\napiVersion: v1\nkind: Service\nmetadata: { name: outside, namespace: web }\nspec: { type: NodePort, selector: { app: web }, ports: [{ port: 8080 }, { port: 53, protocol: UDP, name: dns }] }\n`,
      ['web/outside: any 8080/tcp 53/udp by firewall'],
    ],
  ])('%s', async (_what, more, flows) => {
    const proposed = await propose(WEB, more);
    expect(openOf(proposed).filter((line) => line.startsWith('web'))).toEqual([]);
    expect(short(flowsOf(proposed))).toEqual(flows);
    expect(cutsOf(proposed)).toEqual([]);
  });
});

describe('what a proposal leaves open', () => {
  it.each([
    [
      'a namespace with a release of a chart that is not there',
      object('helm.cattle.io/v1', 'HelmChart', 'kube-system', 'spec: { chart: redis, targetNamespace: web }'),
      'web: no file states the pods of release x of chart redis',
    ],
    [
      'a namespace in which a controller runs pods',
      object('postgresql.cnpg.io/v1', 'Cluster', 'web', 'spec: {}'),
      'web: what runs there because of these kinds, and connects to it, is not stated: Cluster',
    ],
    [
      'a namespace that receives copies of volumes',
      object('volsync.backube/v1alpha1', 'ReplicationDestination', 'web', 'spec: { rsyncTLS: {} }'),
      'web: what runs there because of these kinds, and connects to it, is not stated: ReplicationDestination',
    ],
    [
      'a namespace with policies of its own',
      object(
        'networking.k8s.io/v1',
        'NetworkPolicy',
        'web',
        'spec: { podSelector: {}, policyTypes: [Egress] }',
      ),
      'web: it has policies of its own: NetworkPolicy x',
    ],
    [
      'a namespace whose Service has pods that no file states',
      `---\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: web }\nspec: { selector: { app: db }, ports: [{ port: 5432 }] }\n`,
      'web: no file states the pods of Service db',
    ],
    [
      'a namespace in which cert-manager proves names by http',
      `${object('cert-manager.io/v1', 'ClusterIssuer', 'default', 'spec: { acme: { solvers: [{ http01: {} }] } }')}${object('cert-manager.io/v1', 'Certificate', 'web', 'spec: { secretName: a }')}`,
      'web: cert-manager proves names by http with pods of its own there, which every client must reach',
    ],
    [
      'a namespace behind a Gateway of the nodes',
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'web',
        'spec: { hostnames: [a.example.net], parentRefs: [{ name: gw, namespace: network }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: gw, namespace: network }\nspec: { gatewayClassName: cilium }',
      ),
      'web: service web would be cut off: no file states the pods of entry point gw',
    ],
    [
      'a namespace behind a Gateway of Envoy with the addresses of the nodes',
      `${ENVOY}${object('gateway.envoyproxy.io/v1alpha1', 'EnvoyProxy', 'network', 'spec: { provider: { kubernetes: { envoyDaemonSet: { patch: { value: { spec: { template: { spec: { hostNetwork: true } } } } } } } } }')}`,
      'web: service web would be cut off: no file states the pods of entry point gw',
    ],
    [
      'a namespace that Prometheus scrapes, where no file states it',
      object(
        'monitoring.coreos.com/v1',
        'ServiceMonitor',
        'web',
        'spec: { selector: {}, endpoints: [{ port: http }] }',
      ),
      'web: service web would be cut off: no file states the pods of Prometheus',
    ],
    [
      'a namespace with a Service of SCTP',
      `---\napiVersion: v1\nkind: Service\nmetadata: { name: sctp, namespace: web }\nspec: { type: NodePort, selector: { app: web }, ports: [{ port: 5000, protocol: SCTP }] }\n`,
      'web: service sctp would be cut off: the network file has no form for SCTP, which port 5000 speaks',
    ],
  ])('%s', async (_what, more, open) => {
    const proposed = await propose(WEB, more);
    expect(openOf(proposed).filter((line) => line.startsWith('web'))).toEqual([open]);
    expect(proposed.proposal.namespaces).not.toContain('web');
  });

  it('a namespace that hostNetwork pods call, where no file states the nodes', async () => {
    const proposed = await proposeForFiles({
      'all.yaml': `${WEB}${app('agent', { hostNetwork: true, env: 'http://web.web' })}`.replace(/^---\n/, ''),
    });
    expect(openOf(proposed)).toEqual([
      'web: service web would be cut off: no file states the addresses of the nodes',
    ]);
  });

  it('nothing for a cluster without Services', async () => {
    const { proposal } = await proposeForFiles({ 'node.yaml': NODE });
    expect([proposal.namespaces, proposal.open, proposal.policies]).toEqual([[], [], []]);
  });
});
