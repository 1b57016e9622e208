/** A kind that import reads; of several versions the first that the cluster serves. */
export interface ReadKind {
  readonly kind: string;
  readonly apiVersions: readonly string[];
}

const kinds = (apiVersions: readonly string[], ...names: readonly string[]): readonly ReadKind[] =>
  names.map((kind) => ({ kind, apiVersions }));

const TRAEFIK = ['traefik.io/v1alpha1', 'traefik.containo.us/v1alpha1'];
const CILIUM = ['cilium.io/v2', 'cilium.io/v2alpha1'];

/** All that says something about a network, and no Secret: what is not here is never asked for. */
export const READ_KINDS: readonly ReadKind[] = [
  ...kinds(['v1'], 'Node', 'Service', 'ConfigMap'),
  ...kinds(['apps/v1'], 'Deployment', 'StatefulSet', 'DaemonSet'),
  ...kinds(['networking.k8s.io/v1'], 'Ingress', 'NetworkPolicy'),
  // since Kubernetes 1.33; before, only the flags of the API server say it
  ...kinds(['networking.k8s.io/v1', 'networking.k8s.io/v1beta1'], 'ServiceCIDR'),
  ...kinds(['metallb.io/v1beta1'], 'IPAddressPool', 'L2Advertisement', 'BGPAdvertisement'),
  ...kinds(['metallb.io/v1beta1'], 'BFDProfile', 'Community'),
  ...kinds(['metallb.io/v1beta2', 'metallb.io/v1beta1'], 'BGPPeer'),
  ...kinds(CILIUM, 'CiliumLoadBalancerIPPool', 'CiliumBGPClusterConfig', 'CiliumBGPPeerConfig'),
  ...kinds(CILIUM, 'CiliumBGPAdvertisement'),
  ...kinds(['cilium.io/v2alpha1'], 'CiliumL2AnnouncementPolicy', 'CiliumBGPPeeringPolicy'),
  ...kinds(['cilium.io/v2'], 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'),
  ...kinds(TRAEFIK, 'IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Middleware'),
  ...kinds(['gateway.networking.k8s.io/v1'], 'Gateway', 'HTTPRoute', 'GRPCRoute'),
  ...kinds(
    ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1alpha2'],
    'TLSRoute',
    'TCPRoute',
    'UDPRoute',
  ),
  ...kinds(['tailscale.com/v1alpha1'], 'Connector', 'ProxyClass', 'ProxyGroup', 'DNSConfig'),
  ...kinds(['externaldns.k8s.io/v1alpha1'], 'DNSEndpoint'),
  ...kinds(['cert-manager.io/v1'], 'Certificate'),
  // the Traefik of K3s before others: the first entry point is the one that is meant where none is named
  ...kinds(['helm.cattle.io/v1'], 'HelmChartConfig', 'HelmChart'),
];
