import { smallNetwork } from '@netloom/network-model/testing';
import { renderDeployment } from '../../src/render-deployment.ts';

const NOTICE = '# Written by `netloom build`. Do not edit: change network.yaml and build again.\n';

const cluster = await renderDeployment(
  smallNetwork(`cluster:
  podCidr: 10.50.0.0/16
  serviceCidr: 10.51.0.0/16
  clusterDns: 10.51.0.10
  servicelb: false
  flannel: { backend: vxlan, network: lan, iface: eth0 }
  tlsSans: [k3s.example.com]
  nodes:
    - { name: one, role: server, address: 192.168.1.10 }
    - { name: two, role: agent, address: 192.168.1.11 }
`),
);

describe('k3s/<node>.yaml', () => {
  it('holds the configuration of a server', () => {
    expect(cluster.get('k3s/one.yaml'))
      .toBe(`${NOTICE}# For review: the part of one's /etc/rancher/k3s/config.yaml that this network decides.
# cluster-cidr and service-cidr cannot be changed once the cluster exists.
node-ip: 192.168.1.10
flannel-iface: eth0
flannel-backend: vxlan
cluster-cidr: 10.50.0.0/16
service-cidr: 10.51.0.0/16
cluster-dns: 10.51.0.10
disable:
  - servicelb
tls-san:
  - k3s.example.com
`);
  });

  it('has the address and the name of the API in its certificate, each once', async () => {
    const files = await renderDeployment(
      smallNetwork(`cluster:
  api: { address: 192.168.1.50, by: kube-vip, name: k3s.example.com }
  tlsSans: [192.168.1.50, other.example.com]
  nodes:
    - { name: one, address: 192.168.1.10 }
`),
    );
    expect(files.get('k3s/one.yaml')).toContain(
      '\ntls-san:\n  - 192.168.1.50\n  - k3s.example.com\n  - other.example.com\n',
    );
  });

  it('holds only what is its own for an agent', () => {
    expect(cluster.get('k3s/two.yaml'))
      .toBe(`${NOTICE}# For review: the part of two's /etc/rancher/k3s/config.yaml that this network decides.
node-ip: 192.168.1.11
flannel-iface: eth0
`);
  });

  const dualStack = (podCidr6: string, backend = 'vxlan'): Promise<ReadonlyMap<string, string>> =>
    renderDeployment(
      smallNetwork(`cluster:
  podCidr6: '${podCidr6}'
  serviceCidr6: fd00:53::/112
  flannel: { backend: ${backend} }
  nodes:
    - { name: one, role: server, address: 192.168.1.10, address6: '2001:db8:1::10' }
    - { name: two, role: agent, address: 192.168.1.11, address6: '2001:db8:1::11' }
`),
    );

  it('masquerades pods with unique local addresses, on servers', async () => {
    const files = await dualStack('fd00:52::/56');
    expect(files.get('k3s/one.yaml')).toContain('\nflannel-backend: vxlan\nflannel-ipv6-masq: true\n');
    expect(files.get('k3s/two.yaml')).not.toContain('masq');
  });

  it.each([
    ['pods with public addresses', '2001:db8:2::/56', 'vxlan'],
    ['another pod network than flannel', 'fd00:52::/56', 'none'],
  ])('leaves %s alone', async (_what, podCidr6, backend) => {
    expect((await dualStack(podCidr6, backend)).get('k3s/one.yaml')).not.toContain('masq');
  });
});
