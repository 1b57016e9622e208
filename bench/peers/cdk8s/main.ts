import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart, Yaml, YamlOutputType } from 'cdk8s';

interface Service {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly targetPort: number;
  readonly selector: Readonly<Record<string, string>>;
  readonly expose: readonly { readonly host: string; readonly via: string }[];
}

interface Network {
  readonly name: string;
  readonly domain: string;
  readonly lan: {
    readonly cidr: string;
    readonly hosts: readonly { readonly name: string; readonly address: string }[];
  };
  readonly cluster: {
    readonly podCidr: string;
    readonly serviceCidr: string;
    readonly nodes: readonly { readonly name: string; readonly address: string }[];
  };
  readonly loadBalancer: {
    readonly pools: readonly {
      readonly name: string;
      readonly addresses: readonly string[];
      readonly autoAssign: boolean;
    }[];
    readonly l2Advertisements: readonly { readonly name: string; readonly pools: readonly string[] }[];
  };
  readonly ingress: { readonly address: string; readonly domain: string };
  readonly services: readonly Service[];
  readonly policies: { readonly defaultDenyIngress: readonly string[] };
}

type LabelsByChart = Readonly<Record<string, Record<string, string>>>;

const [, , networkFile = '', labelsFile = '', outdir = ''] = process.argv;
const [network] = Yaml.load(networkFile) as [Network];
const labels = JSON.parse(readFileSync(labelsFile, 'utf8')) as { readonly labels: LabelsByChart };

const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP });
const chart = new Chart(app, 'network');

interface Placed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly of: string;
}

function add({ apiVersion, kind, name, namespace, of }: Placed, content: object): void {
  new ApiObject(chart, `${kind}-${namespace}-${name}`, {
    apiVersion,
    kind,
    metadata: { name, namespace, labels: labels.labels[of] ?? {} },
    ...content,
  });
}

function addPolicy(name: string, namespace: string, spec: object): void {
  const place = { name, namespace, of: 'network-model' };
  add({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...place }, { spec });
}

for (const namespace of network.policies.defaultDenyIngress) {
  addPolicy('default-deny-ingress', namespace, { podSelector: {}, policyTypes: ['Ingress'] });
  addPolicy('allow-same-namespace', namespace, {
    ingress: [{ from: [{ podSelector: {} }] }],
    podSelector: {},
    policyTypes: ['Ingress'],
  });
}

const TRAEFIK = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: {
    matchLabels: {
      'app.kubernetes.io/instance': 'traefik-kube-system',
      'app.kubernetes.io/name': 'traefik',
    },
  },
};

for (const { name, namespace, port, targetPort, selector, expose } of network.services) {
  addPolicy(`allow-traefik-to-${name}`, namespace, {
    ingress: [{ from: [TRAEFIK], ports: [{ port: targetPort, protocol: 'TCP' }] }],
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress'],
  });
  for (const { host } of expose) {
    add(
      { apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', name: host, namespace, of: 'ingress' },
      {
        spec: {
          entryPoints: ['websecure'],
          routes: [{ kind: 'Rule', match: `Host(\`${host}\`)`, services: [{ name, port }] }],
          tls: {},
        },
      },
    );
  }
}

const traefikValues = {
  deployment: { replicas: 1 },
  service: {
    annotations: { 'metallb.io/loadBalancerIPs': network.ingress.address },
    spec: { externalTrafficPolicy: 'Cluster', ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] },
  },
  ports: {
    web: { http: { redirections: { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } } } },
  },
  additionalArguments: ['--accesslog=true', '--accesslog.format=json'],
};
add(
  {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    name: 'traefik',
    namespace: 'kube-system',
    of: 'ingress',
  },
  { spec: { failurePolicy: 'abort', valuesContent: Yaml.stringify(traefikValues) } },
);

const METALLB = { apiVersion: 'metallb.io/v1beta1', namespace: 'metallb-system', of: 'metallb' };
for (const { name, addresses, autoAssign } of network.loadBalancer.pools) {
  add({ ...METALLB, kind: 'IPAddressPool', name }, { spec: { addresses, autoAssign, avoidBuggyIPs: false } });
}
for (const { name, pools } of network.loadBalancer.l2Advertisements) {
  add({ ...METALLB, kind: 'L2Advertisement', name }, { spec: { ipAddressPools: pools } });
}

const { lan, cluster, ingress, loadBalancer } = network;
const exposures = network.services.flatMap(({ name, namespace, expose }) =>
  expose.map(({ host, via }) => ({ host, via, namespace, service: name })),
);
const facts = {
  name: network.name,
  domain: network.domain,
  subnets: [
    { name: 'lan', space: 'lan', cidr: lan.cidr },
    { name: 'pods', space: 'pods', cidr: cluster.podCidr },
    { name: 'services', space: 'services', cidr: cluster.serviceCidr },
  ],
  clusterDns: ['10.43.0.10'],
  hosts: [
    ...cluster.nodes.map(({ name, address }) => ({ name, role: 'node', addresses: [address] })),
    ...lan.hosts.map(({ name, address }) => ({ name, role: 'host', addresses: [address] })),
  ],
  pools: loadBalancer.pools.map(({ name, addresses }) => ({ name, addresses })),
  ingress: { addresses: [ingress.address], domain: ingress.domain },
  exposures,
};
add(
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'netloom-network',
    namespace: 'netloom-system',
    of: 'network-model',
  },
  {
    data: {
      CLUSTER_DNS: '10.43.0.10',
      DOMAIN: network.domain,
      INGRESS_ADDRESSES: ingress.address,
      INGRESS_DOMAIN: ingress.domain,
      INGRESS_HOSTS: exposures.map(({ host }) => host).join(','),
      LAN_CIDRS: lan.cidr,
      NETWORK_NAME: network.name,
      NODE_ADDRESSES: cluster.nodes.map(({ address }) => address).join(','),
      POD_CIDRS: cluster.podCidr,
      POOL_ADDRESSES: loadBalancer.pools.flatMap(({ addresses }) => addresses).join(','),
      SERVICE_CIDRS: cluster.serviceCidr,
      'network.json': JSON.stringify(facts),
      'network.yaml': JSON.stringify(network),
    },
  },
);

app.synth();
