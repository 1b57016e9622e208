import { importFiles, onlyText, printFindings } from '../import-files.ts';

const document = (kind: string, rest: string): string => `apiVersion: v1alpha1\nkind: ${kind}\n${rest}`;

/** What the file says of the cluster. */
async function clusterIn(files: Readonly<Record<string, string>>): Promise<string> {
  const text = onlyText(await importFiles(files));
  return text.slice(text.indexOf('cluster:\n'), text.indexOf('\n\n', text.indexOf('cluster:\n')));
}

// https://docs.siderolabs.com/talos/v1.13/reference/configuration
describe('machine configurations of Talos', () => {
  it('are read as templates, with both sides of a condition', async () => {
    const text = await clusterIn({
      'talos/machineconfig.yaml.j2': `machine:
  type: {{ ENV.MACHINE_TYPE }}
  {% if ENV.IS_CONTROLPLANE %}
  certSANs: ["{{ ENV.NAME }}"]
  {% endif %}
  install: { image: factory.talos.dev/installer/{{ ENV.SCHEMATIC }}:v1.13.9 }
cluster:
  controlPlane: { endpoint: 'https://192.168.20.50:6443' }
  network:
    podSubnets: [10.201.0.0/16]
    serviceSubnets:
      - 10.200.0.0/16
`,
      'talos/controlplane/alpha.yaml': `machine: { install: { disk: /dev/sda } }
---
${document('HostnameConfig', 'hostname: alpha.example.net\n')}---
${document('LinkConfig', 'name: eno1\naddresses:\n  - address: 192.168.20.11/24\n')}`,
    });
    expect(text).toBe(`cluster:
  distribution: talos
  podCidr: 10.201.0.0/16
  serviceCidr: 10.200.0.0/16
  api:
    address: 192.168.20.50
    by: external
    port: 6443
  nodes:
    - name: alpha
      role: server
      address: 192.168.20.11`);
  });

  it('are documents of their own kinds since 1.14', async () => {
    const text = await clusterIn({
      'talos/cluster.yaml': `${document('KubeNetworkConfig', 'podSubnets:\n  - 10.244.0.0/16\nserviceSubnets:\n  - 10.245.0.0/16\n')}---
${document('Layer2VIPConfig', 'name: 192.168.20.50\nlink: bond0\n')}---
${document('KubeNodeConfig', 'nodeIP:\n  validSubnets: [192.168.20.0/28]\n')}`,
      'talos/nodes/192.168.20.12.yaml': `machine: { type: worker }
---
${document('HostnameConfig', 'hostname: beta\n')}`,
    });
    expect(text).toContain('podCidr: 10.244.0.0/16\n  serviceCidr: 10.245.0.0/16\n');
    expect(text).toContain('address: 192.168.20.50\n    by: external');
    expect(text).toContain('- name: beta\n      role: agent\n      address: 192.168.20.12');
  });

  it('have the address of the subnets that the kubelet takes it from', async () => {
    const links = [
      document('LinkConfig', 'name: storage\naddresses:\n  - address: 192.168.43.11/24\n'),
      document('BondConfig', 'name: bond0\naddresses:\n  - address: 192.168.20.11/24\n'),
    ];
    const node = (extra: string): Readonly<Record<string, string>> => ({
      'talos/nodes/alpha.yaml': `machine:\n  type: controlplane\n${extra}---\n${links.join('---\n')}`,
    });
    expect(await clusterIn(node(''))).toContain(
      'name: alpha\n      role: server\n      address: 192.168.43.11',
    );
    const subnets = '  kubelet: { nodeIP: { validSubnets: [192.168.20.0/24] } }\n';
    expect(await clusterIn(node(subnets))).toContain('address: 192.168.20.11');
    const others = '  kubelet: { nodeIP: { validSubnets: [192.168.30.0/24] } }\n';
    expect(await clusterIn(node(others))).toContain('no file states the nodes');
  });

  it('have no address of a link to one neighbour', async () => {
    const text = await clusterIn({
      'talos/alpha.yaml': `machine: { type: controlplane }
---
${document('LinkConfig', 'name: neighbour\naddresses:\n  - address: 169.254.255.21/32\n  - address: 10.99.0.1/32\n')}`,
    });
    expect(text).toContain('no file states the nodes');
  });
});

describe('a list of nodes of topf', () => {
  // https://postfinance.github.io/topf/main/configuration/
  it('states the nodes, the address of the API, and the networks as data', async () => {
    const text = await clusterIn({
      'talos/topf.yaml': `clusterName: main
clusterEndpoint: https://10.0.3.3:6443
data: { podCIDR: 10.42.0.0/16, svcCIDR: 10.43.0.0/16 }
nodes:
  - { host: node-1, ip: 10.0.3.24, role: control-plane }
  - { host: node-2, ip: 10.0.3.27, role: worker }
`,
    });
    expect(text).toBe(`cluster:
  distribution: talos
  podCidr: 10.42.0.0/16
  serviceCidr: 10.43.0.0/16
  api:
    address: 10.0.3.3
    by: external
    port: 6443
  nodes:
    - name: node-1
      role: server
      address: 10.0.3.24
    - name: node-2
      role: agent
      address: 10.0.3.27`);
  });

  it('with one address for two of them is wrong', async () => {
    const imported = await importFiles({
      'talos/topf.yaml': `clusterName: main
nodes:
  - { host: node-1, ip: 10.0.3.24, role: control-plane }
  - { host: node-2, ip: 10.0.3.24, role: worker }
`,
    });
    expect(printFindings(imported)).toEqual([
      'error hosts-share-address talos/topf.yaml:4 (talos/topf.yaml:3)',
    ]);
  });

  it('has no API address of its own where a Service of the load balancer has it', async () => {
    const imported = await importFiles({
      'talos/topf.yaml': `clusterName: main
clusterEndpoint: https://10.0.3.50:6443
nodes:
  - { host: node-1, ip: 10.0.3.24, role: control-plane }
`,
      'pool.yaml': `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: { name: pool }
spec: { blocks: [{ cidr: 10.0.3.50/32 }] }
`,
    });
    expect(printFindings(imported)).toEqual([]);
    expect(onlyText(imported)).not.toContain('api:');
  });

  it('has no API address of its own where that is the only server', async () => {
    const text = await clusterIn({
      'talos/topf.yaml': `clusterName: main
clusterEndpoint: https://10.0.3.24:6443
nodes:
  - { host: node-1, ip: 10.0.3.24, role: control-plane }
`,
    });
    expect(text).not.toContain('api:');
  });
});
