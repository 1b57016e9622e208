import { deliver } from '../../src/index.ts';
import { smallNetwork } from '../networks.ts';

const NOTICE = '# Written by `netloom build`. Do not edit: change network.yaml and build again.\n';

const cluster = deliver(
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
  it('holds what a server must be told', () => {
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

  it('holds only what is its own for an agent', () => {
    expect(cluster.get('k3s/two.yaml'))
      .toBe(`${NOTICE}# For review: the part of two's /etc/rancher/k3s/config.yaml that this network decides.
node-ip: 192.168.1.11
flannel-iface: eth0
`);
  });
});
