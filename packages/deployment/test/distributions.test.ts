import { smallNetwork } from '@netloom/network-model/testing';
import { renderDeployment } from '../src/render-deployment.ts';

const NOTICE = '# Written by `netloom build`. Do not edit: change network.yaml and build again.\n';

const filesOf = (keys: string): Promise<ReadonlyMap<string, string>> =>
  renderDeployment(
    smallNetwork(`cluster:
  ${keys}
  api: { address: 192.168.1.50, by: kube-vip }
  nodes:
    - { name: one, role: server, address: 192.168.1.10 }
    - { name: two, role: agent, address: 192.168.1.11 }
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230/32] }]
  l2Advertisements: [{ name: l2 }]
`),
  );

const names = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files.keys()].filter((path) => path.endsWith('.yaml') && !path.startsWith('operators/00'));

describe('what surrounds the umbrella, by distribution', () => {
  it.each([
    ['k3s', 'k3s/one.yaml', '\nservice-node-port-range: 8000-9000\n'],
    ['rke2', 'rke2/one.yaml', '\nservice-node-port-range: 8000-9000\n'],
    ['talos', 'talos/one.yaml', '    extraArgs:\n      service-node-port-range: 8000-9000\n'],
  ])('states the range of node ports for the servers of %s alone', async (distribution, path, text) => {
    const files = await filesOf(`distribution: ${distribution}\n  nodePorts: 8000-9000`);
    expect(files.get(path)).toContain(text);
    expect(files.get(path.replace('one', 'two'))).not.toContain('node-port');
    expect((await filesOf(`distribution: ${distribution}`)).get(path)).not.toContain('node-port');
  });

  it("has RKE2's own configuration and folders", async () => {
    const files = await filesOf('distribution: rke2');
    expect(names(files)).toEqual([
      'operators/metallb/values.yaml',
      'operators/rke2/metallb.yaml',
      'rke2/one.yaml',
      'rke2/two.yaml',
    ]);
    expect(files.get('operators/rke2/metallb.yaml')).toContain(
      '# For /var/lib/rancher/rke2/server/manifests on one server.\n',
    );
    expect(files.get('operators/install.md')).toContain('On RKE2, the files of `operators/rke2` do step 3.');
    expect(files.get('rke2/one.yaml'))
      .toBe(`${NOTICE}# For review: the part of one's /etc/rancher/rke2/config.yaml that this network decides.
# cluster-cidr and service-cidr cannot be changed once the cluster exists.
node-ip: 192.168.1.10
cni:
  - canal
cluster-cidr: 10.42.0.0/16
service-cidr: 10.43.0.0/16
cluster-dns: 10.43.0.10
tls-san:
  - 192.168.1.50
`);
    expect(files.get('rke2/two.yaml')).toContain('\nnode-ip: 192.168.1.11\n');
    expect(files.get('rke2/two.yaml')).not.toContain('cni');
  });

  it('patches the machines of Talos', async () => {
    const files = await filesOf('distribution: talos\n  cni: cilium\n  podCidr: 10.9.0.0/16');
    expect(names(files)).toEqual(['operators/metallb/values.yaml', 'talos/one.yaml', 'talos/two.yaml']);
    expect(files.get('operators/install.md')).not.toContain('do step 3');
    expect(files.get('talos/one.yaml')?.slice(NOTICE.length))
      .toBe(`# For review: the part of one's machine configuration that this network decides, a patch for \`talosctl machineconfig patch\`.
# podSubnets and serviceSubnets cannot be changed once the cluster exists.
# Talos installs no pod network then: its nodes are not ready before one runs.
machine:
  certSANs:
    - 192.168.1.50
  kubelet:
    nodeIP:
      validSubnets:
        - 192.168.1.10/32
cluster:
  network:
    cni:
      name: none
    podSubnets:
      - 10.9.0.0/16
    serviceSubnets:
      - 10.96.0.0/12
  apiServer:
    certSANs:
      - 192.168.1.50
`);
    expect(files.get('talos/two.yaml')).not.toContain('certSANs');
  });

  it.each(['distribution: k0s', 'distribution: kubeadm\n  podCidr: 10.9.0.0/16'])(
    'has no file of a node where the distribution has none: %s',
    async (keys) => {
      expect(names(await filesOf(keys))).toEqual(['operators/metallb/values.yaml']);
    },
  );

  it("turns K3s' own policies off where another program enforces them", async () => {
    const files = await filesOf('cni: cilium\n  podCidr: 10.9.0.0/16');
    expect(files.get('k3s/one.yaml')).toContain('flannel-backend: none\ndisable-network-policy: true\n');
    expect((await filesOf('servicelb: false')).get('k3s/one.yaml')).not.toContain('disable-network-policy');
  });
});
