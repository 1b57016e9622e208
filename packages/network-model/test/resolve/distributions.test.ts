import { plain } from '@netloom/chart-kit';
import { carrierOf, describeDistribution, type Cluster } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const withCluster = (keys: string): string => minimalWith().replace('cluster: { ', `cluster: { ${keys}, `);
const cluster = (keys: string): Cluster => loadText(withCluster(keys)).network.cluster;

describe('cluster.distribution', () => {
  it.each([
    ['distribution: rke2', '10.42.0.0/16', '10.43.0.0/16', '10.43.0.10', 'canal', 'calico', false],
    ['distribution: k0s', '10.244.0.0/16', '10.96.0.0/12', '10.96.0.10', 'kube-router', 'kube-router', false],
    ['distribution: talos', '10.244.0.0/16', '10.96.0.0/12', '10.96.0.10', 'flannel', 'none', false],
    [
      'distribution: kubeadm, podCidr: 10.9.0.0/16',
      '10.9.0.0/16',
      '10.96.0.0/12',
      '10.96.0.10',
      'other',
      null,
      false,
    ],
    ['distribution: k3s', '10.42.0.0/16', '10.43.0.0/16', '10.43.0.10', 'flannel', 'kube-router', true],
  ])('decides what %s leaves out', (keys, pods, services, dns, cni, policyEngine, servicelb) => {
    const own = cluster(keys);
    expect(plain([own.podCidrs, own.serviceCidrs, own.clusterDns])).toEqual([[pods], [services], [dns]]);
    expect([own.cni, own.policyEngine, own.servicelb]).toEqual([cni, policyEngine, servicelb]);
  });

  it.each([
    ['distribution: k3s', "flannel's VXLAN", 8472],
    ['distribution: talos', "flannel's VXLAN", 4789],
    ['distribution: talos, cni: cilium, podCidr: 10.9.0.0/16', "Cilium's VXLAN", 8472],
    ['distribution: talos, cni: cilium, podCidr: 10.9.0.0/16, overlay: geneve', "Cilium's Geneve", 6081],
    ['distribution: k0s, cni: calico', "Calico's VXLAN", 4789],
    ['distribution: rke2', "flannel's VXLAN", 8472],
    ['distribution: rke2, cni: flannel', "flannel's VXLAN", 4789],
    ['distribution: rke2, flannel: { backend: wireguard-native }', "flannel's WireGuard", 51820],
  ])('carries packets of %s by %s', (keys, name, port) => {
    expect(carrierOf(cluster(keys))).toMatchObject({ name, port });
  });

  it.each([
    'distribution: k0s',
    'distribution: kubeadm, cni: calico, podCidr: 10.9.0.0/16',
    'distribution: talos, cni: cilium, podCidr: 10.9.0.0/16, overlay: native',
  ])('knows no UDP port that carries packets of %s', (keys) => {
    expect(carrierOf(cluster(keys))).toBeNull();
  });

  it.each([
    ['distribution: k3s', 'K3s v1.37.1+k3s1'],
    ['distribution: talos', 'Talos'],
    ['distribution: talos, version: v1.36.1', 'Talos with Kubernetes v1.36.1'],
    ['distribution: talos, version: v1.36.1, talosVersion: v1.13.2', 'Talos v1.13.2 with Kubernetes v1.36.1'],
    ['distribution: k0s, version: v1.35.1+k0s.0', 'k0s v1.35.1+k0s.0'],
  ])('calls %s %s', (keys, text) => {
    expect(describeDistribution(cluster(keys))).toBe(text);
  });

  it('places a default at the cluster, and a stated value where it stands', () => {
    const { network, origins } = loadText(withCluster('distribution: talos, serviceCidr: 10.5.0.0/16'));
    const [pods] = network.cluster.podCidrs;
    const [services] = network.cluster.serviceCidrs;
    if (pods === undefined || services === undefined) throw new Error('no CIDR');
    expect(origins.of(pods)).toMatchObject({ kind: 'default', key: 'podCidr' });
    expect(origins.of(services).kind).toBe('written');
    expect(network.subnets.map(({ cidr }) => cidr)).toContain(pods);
  });

  it.each([
    ['version: v1.36.1', '5:21 bad-value: cluster.version: a version of K3s is written v1.37.1+k3s1'],
    [
      'distribution: rke2, version: v1.36.1+k3s1',
      '5:41 bad-value: cluster.version: a version of RKE2 is written v1.37.1+rke2r1',
    ],
    [
      'distribution: talos, version: v1.36.1+k3s1',
      '5:42 bad-value: cluster.version: the version of Kubernetes with Talos is written v1.37.1',
    ],
    [
      'talosVersion: v1.13.2',
      '5:26 bad-value: cluster.talosVersion: distribution is k3s: only Talos has a version of its own beside that of Kubernetes',
    ],
    [
      'distribution: kubeadm',
      '5:10 bad-value: cluster: kubeadm has no pod CIDR of its own: write podCidr, such as podCidr: 10.244.0.0/16',
    ],
    [
      'cni: cilium',
      '5:10 bad-value: cluster: podCidr is missing: whether cilium takes that of K3s or a pool of its own is not known',
    ],
    [
      'distribution: k0s, flannel: { backend: vxlan }',
      '5:40 bad-value: cluster.flannel: the pod network is kube-router, not flannel',
    ],
    ['overlay: geneve', "5:21 bad-value: cluster.overlay: flannel's is stated by flannel.backend"],
    ['distribution: talos, servicelb: true', '5:44 bad-value: cluster.servicelb: Talos has no servicelb'],
    [
      'distribution: talos, splitHorizon: {}',
      "5:47 bad-value: cluster.splitHorizon: only K3s' CoreDNS reads the ConfigMap coredns-custom: with Talos the Corefile itself has to be changed",
    ],
  ])('refuses %s', (keys, expected) => {
    expect(printed(mistakesOf(withCluster(keys)))).toEqual([expected]);
  });

  it('suggests the nearest distribution', () => {
    const [said = ''] = printed(mistakesOf(withCluster('distribution: rke')));
    expect(said).toContain('did you mean "rke2"');
  });
});
