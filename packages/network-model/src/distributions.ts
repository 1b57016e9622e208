/** What runs Kubernetes on the nodes. */
export type DistributionName = 'k3s' | 'rke2' | 'k0s' | 'talos' | 'kubeadm';

/** What gives pods their addresses, and carries packets between nodes. `other`: nothing more is known of it. */
export type Cni = 'flannel' | 'canal' | 'calico' | 'cilium' | 'kube-router' | 'other';

/** What enforces NetworkPolicies. `none`: every pod reaches every pod, whatever the policies say. */
export type PolicyEngine = 'kube-router' | 'calico' | 'cilium' | 'kube-network-policies' | 'other' | 'none';

export type Members = 'servers' | 'agents' | 'all';

/** A port that nodes need between each other, beside those of the kubelets, the API, etcd and the pod network; TCP. */
export interface MemberPort {
  readonly port: number;
  readonly what: string;
  readonly from: Members;
  readonly to: Members;
  /** Where it is needed with this pod network alone. */
  readonly cni?: Cni;
}

export interface Distribution {
  /** As people write it. */
  readonly title: string;
  readonly possessive: string;
  readonly version: { readonly pattern: RegExp; readonly example: string };
  /** null where it has none of its own. */
  readonly podCidr: string | null;
  readonly serviceCidr: string;
  readonly cni: Cni;
  /** CNIs that take the pod CIDR from it. */
  readonly brings: readonly Cni[];
  /** Of the VXLAN of a flannel without Calico; UDP. */
  readonly flannelPort: number;
  /** What enforces policies where flannel runs. */
  readonly withFlannel: PolicyEngine;
  /** Whether it has a load balancer of its own, and starts it unless told otherwise. */
  readonly servicelb: 'on' | 'off' | 'absent';
  /** Whether it installs the metrics server. */
  readonly metricsServer: boolean;
  /** The Service of CoreDNS in kube-system. */
  readonly dnsService: string;
  /** Whether a controller of it installs HelmCharts from a folder of the servers. */
  readonly helmCharts: string | null;
  /** Whether netloom writes a part of each node's configuration, in a folder of its name. */
  readonly nodeFiles: boolean;
  /** TCP, of etcd between servers. */
  readonly etcd: readonly [first: number, last: number];
  /** k0s runs none on a server that is nothing else. */
  readonly kubelets: Members;
  readonly memberPorts: readonly MemberPort[];
}

const KUBERNETES = { pattern: /^v\d+\.\d+\.\d+$/, example: 'v1.37.1' } as const;

/**
 * Defaults of each distribution, by its own sources.
 * - K3s: https://docs.k3s.io/cli/server, https://docs.k3s.io/installation/requirements
 * - RKE2: rke2-docs' docs/reference/server_config.md and docs/install/requirements.md; rke2-charts'
 *   packages/rke2-flannel (`backendPort: 4789`) and packages/rke2-coredns (a fullname of release and chart)
 * - k0s: docs/networking.md, pkg/apis/k0s/v1beta1/{network,konnectivity,api}.go, pkg/component/controller/coredns.go
 * - Talos: pkg/machinery/constants/constants.go; k8stemplates/coredns.go and secrets/api.go of its controllers: a server
 *   issues its own certificates, a worker asks trustd
 * - kubeadm: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4,
 *   https://kubernetes.io/docs/reference/networking/ports-and-protocols
 */
export const DISTRIBUTIONS: Readonly<Record<DistributionName, Distribution>> = {
  k3s: {
    title: 'K3s',
    possessive: "K3s'",
    version: { pattern: /^v\d+\.\d+\.\d+\+k3s\d+$/, example: 'v1.37.1+k3s1' },
    podCidr: '10.42.0.0/16',
    serviceCidr: '10.43.0.0/16',
    cni: 'flannel',
    brings: ['flannel'],
    flannelPort: 8472,
    withFlannel: 'kube-router',
    servicelb: 'on',
    metricsServer: true,
    dnsService: 'kube-dns',
    helmCharts: '/var/lib/rancher/k3s/server/manifests',
    nodeFiles: true,
    etcd: [2379, 2380],
    kubelets: 'all',
    memberPorts: [],
  },
  rke2: {
    title: 'RKE2',
    possessive: "RKE2's",
    version: { pattern: /^v\d+\.\d+\.\d+\+rke2r\d+$/, example: 'v1.37.1+rke2r1' },
    podCidr: '10.42.0.0/16',
    serviceCidr: '10.43.0.0/16',
    cni: 'canal',
    brings: ['canal', 'calico', 'flannel'],
    flannelPort: 4789,
    withFlannel: 'none',
    servicelb: 'off',
    metricsServer: true,
    dnsService: 'rke2-coredns-rke2-coredns',
    helmCharts: '/var/lib/rancher/rke2/server/manifests',
    nodeFiles: true,
    etcd: [2379, 2380],
    kubelets: 'all',
    memberPorts: [{ port: 9345, what: "RKE2's supervisor", from: 'all', to: 'servers' }],
  },
  k0s: {
    title: 'k0s',
    possessive: "k0s'",
    version: { pattern: /^v\d+\.\d+\.\d+\+k0s\.\d+$/, example: 'v1.37.1+k0s.0' },
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.96.0.0/12',
    cni: 'kube-router',
    brings: ['kube-router', 'calico'],
    flannelPort: 8472,
    withFlannel: 'none',
    servicelb: 'absent',
    metricsServer: true,
    dnsService: 'kube-dns',
    helmCharts: null,
    nodeFiles: false,
    etcd: [2380, 2380],
    kubelets: 'agents',
    memberPorts: [
      { port: 8132, what: 'konnectivity', from: 'agents', to: 'servers' },
      { port: 9443, what: "k0s' API", from: 'servers', to: 'servers' },
      { port: 179, what: "kube-router's BGP", from: 'agents', to: 'agents', cni: 'kube-router' },
    ],
  },
  talos: {
    title: 'Talos',
    possessive: "Talos'",
    version: KUBERNETES,
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.96.0.0/12',
    cni: 'flannel',
    brings: ['flannel'],
    flannelPort: 4789,
    withFlannel: 'none',
    servicelb: 'absent',
    metricsServer: false,
    dnsService: 'kube-dns',
    helmCharts: null,
    nodeFiles: true,
    etcd: [2379, 2380],
    kubelets: 'all',
    memberPorts: [
      { port: 50000, what: "Talos' apid", from: 'servers', to: 'all' },
      { port: 50001, what: "Talos' trustd", from: 'agents', to: 'servers' },
    ],
  },
  kubeadm: {
    title: 'kubeadm',
    possessive: "kubeadm's",
    version: KUBERNETES,
    podCidr: null,
    serviceCidr: '10.96.0.0/12',
    cni: 'other',
    brings: [],
    flannelPort: 8472,
    withFlannel: 'none',
    servicelb: 'absent',
    metricsServer: false,
    dnsService: 'kube-dns',
    helmCharts: null,
    nodeFiles: false,
    etcd: [2379, 2380],
    kubelets: 'all',
    memberPorts: [],
  },
};

/** What enforces policies unless the network states it; null where it is not known. */
export function defaultPolicyEngine(name: DistributionName, cni: Cni): PolicyEngine | null {
  switch (cni) {
    case 'flannel':
      return DISTRIBUTIONS[name].withFlannel;
    case 'canal':
    case 'calico':
      return 'calico';
    case 'cilium':
      return 'cilium';
    case 'kube-router':
      return 'kube-router';
    case 'other':
      return null;
    default:
      return cni satisfies never;
  }
}

/** `K3s v1.37.1+k3s1`, `Talos v1.13.2 with Kubernetes v1.36.1`, as far as it is stated. */
export function describeDistribution(cluster: {
  readonly distribution: DistributionName;
  readonly version: string | null;
  readonly talosVersion: string | null;
}): string {
  const { distribution, version, talosVersion } = cluster;
  const { title } = DISTRIBUTIONS[distribution];
  if (distribution !== 'talos') return version === null ? title : `${title} ${version}`;
  const own = talosVersion === null ? title : `${title} ${talosVersion}`;
  return version === null ? own : `${own} with Kubernetes ${version}`;
}
