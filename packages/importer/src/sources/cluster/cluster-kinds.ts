/** A kind that import reads; of several versions the first that the cluster serves. */
export interface ReadKind {
  readonly kind: string;
  readonly apiVersions: readonly string[];
}

const kinds = (apiVersions: readonly string[], ...names: readonly string[]): readonly ReadKind[] =>
  names.map((kind) => ({ kind, apiVersions }));

/** All that says something about a network, and no Secret. */
export const READ_KINDS: readonly ReadKind[] = [
  ...kinds(['v1'], 'Node', 'Namespace', 'Service', 'ConfigMap'),
  ...kinds(['apps/v1'], 'Deployment', 'StatefulSet', 'DaemonSet'),
  ...kinds(['batch/v1'], 'CronJob'),
  ...kinds(['networking.k8s.io/v1'], 'Ingress', 'IngressClass', 'NetworkPolicy'),
  ...kinds(['discovery.k8s.io/v1'], 'EndpointSlice'),
  ...kinds(['metallb.io/v1beta1'], 'IPAddressPool', 'L2Advertisement', 'BGPAdvertisement'),
  ...kinds(['metallb.io/v1beta2', 'metallb.io/v1beta1'], 'BGPPeer'),
  ...kinds(['cilium.io/v2', 'cilium.io/v2alpha1'], 'CiliumLoadBalancerIPPool', 'CiliumBGPClusterConfig'),
  ...kinds(['cilium.io/v2', 'cilium.io/v2alpha1'], 'CiliumBGPPeerConfig', 'CiliumBGPAdvertisement'),
  ...kinds(['cilium.io/v2alpha1'], 'CiliumL2AnnouncementPolicy', 'CiliumBGPPeeringPolicy'),
  ...kinds(['cilium.io/v2'], 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'),
  ...kinds(['traefik.io/v1alpha1', 'traefik.containo.us/v1alpha1'], 'IngressRoute', 'IngressRouteTCP'),
  ...kinds(
    ['traefik.io/v1alpha1', 'traefik.containo.us/v1alpha1'],
    'IngressRouteUDP',
    'Middleware',
    'TLSStore',
  ),
  ...kinds(['gateway.networking.k8s.io/v1'], 'GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'),
  ...kinds(
    ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1alpha2'],
    'TLSRoute',
    'TCPRoute',
    'UDPRoute',
  ),
  ...kinds(['tailscale.com/v1alpha1'], 'Connector', 'ProxyClass', 'ProxyGroup'),
  ...kinds(['externaldns.k8s.io/v1alpha1'], 'DNSEndpoint'),
  ...kinds(['cert-manager.io/v1'], 'Certificate', 'Issuer', 'ClusterIssuer'),
  ...kinds(['helm.cattle.io/v1'], 'HelmChart', 'HelmChartConfig'),
  ...kinds(['monitoring.coreos.com/v1'], 'Prometheus', 'ServiceMonitor', 'PodMonitor'),
  ...kinds(
    ['admissionregistration.k8s.io/v1'],
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
  ),
  ...kinds(['apiregistration.k8s.io/v1'], 'APIService'),
];
