import type { Drawn, From } from '@netloom/chart-kit';
import type { Endpoint } from '../endpoint.ts';
import type { ServiceSpec } from '../kinds/own-service.ts';
import { balancing } from '../load-balancers.ts';
import type { Balancer, Network } from '../network.ts';
import { serviceOf } from '../service-of.ts';
import { endpointPeers } from './endpoint-peers.ts';

export type ServiceValues = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: ServiceSpec;
}>;

/** None where the file does not state the labels of its pods. */
export function toBalancedServices(network: Network, from: From): readonly ServiceValues[] {
  return network.balancers.flatMap((balancer) => {
    const { name, namespace, service, device } = balancer;
    // the site of a device is an Ingress for the application's own Service
    if (device?.https === true) return [];
    const selector = serviceOf(network, { namespace, service })?.selector ?? null;
    if (selector === null) return [];
    const annotations = annotationsOf(network, balancer);
    return [
      from(balancer, {
        name,
        namespace,
        ...(Object.keys(annotations).length > 0 && { annotations }),
        spec: toSpec(network, { balancer, selector, from }),
      }),
    ];
  });
}

/** What it asks the load balancer for, in the words of that. */
function annotationsOf(network: Network, balancer: Balancer): Readonly<Record<string, string>> {
  const { addresses, pool, allowSharedIp, device } = balancer;
  // https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress
  if (device !== null) {
    return { 'tailscale.com/hostname': device.hostname, 'tailscale.com/tags': device.tags.join(',') };
  }
  const { asksFor } = balancing(network);
  const others = asksFor.sharingAcross === null ? [] : otherNamespaces(network, balancer);
  const pairs = [
    [asksFor.addresses, addresses.length > 0 ? addresses.join(',') : null],
    [asksFor.pool, pool],
    [asksFor.sharing, allowSharedIp],
    [asksFor.sharingAcross, others.length > 0 ? others.join(',') : null],
  ] as const;
  return Object.fromEntries(
    pairs.flatMap(([key, value]) => (key === null || value === null ? [] : [[key, value]])),
  );
}

/** The namespaces of other Services that share its address. */
function otherNamespaces({ balancers }: Network, { namespace, allowSharedIp }: Balancer): readonly string[] {
  if (allowSharedIp === null) return [];
  const sharing = balancers.filter((one) => one.allowSharedIp === allowSharedIp);
  return [...new Set(sharing.map((one) => one.namespace))].filter((one) => one !== namespace).toSorted();
}

function toSpec(
  network: Network,
  options: {
    readonly balancer: Balancer;
    readonly selector: Readonly<Record<string, string>>;
    readonly from: From;
  },
): Drawn<ServiceSpec> {
  const { balancer, selector, from } = options;
  const { ports, sources, externalTrafficPolicy } = balancer;
  return {
    ...typeOf(balancer),
    selector,
    ports: ports.map((port) =>
      from(port, {
        name: port.name,
        port: port.port,
        targetPort: port.targetPort,
        protocol: port.protocol === 'tcp' ? ('TCP' as const) : ('UDP' as const),
        ...(port.nodePort !== null && { nodePort: port.nodePort }),
      }),
    ),
    // the proxy in the tailnet connects to the address in the cluster, where it has no meaning
    ...(balancer.via !== 'tailscale' && { externalTrafficPolicy }),
    ...familiesOf(balancer),
    ...(sources.length > 0 && { loadBalancerSourceRanges: sourceRangesOf(network, sources) }),
  };
}

function typeOf({
  via,
}: Balancer): Pick<ServiceSpec, 'type' | 'loadBalancerClass' | 'allocateLoadBalancerNodePorts'> {
  switch (via) {
    case 'loadBalancer':
      return { type: 'LoadBalancer' };
    case 'tailscale':
      return { type: 'LoadBalancer', loadBalancerClass: 'tailscale', allocateLoadBalancerNodePorts: false };
    case 'nodePort':
      return { type: 'NodePort' };
    default:
      return via satisfies never;
  }
}

/** Those of the addresses that it asks for; without one the cluster's default. */
function familiesOf({ addresses }: Balancer): Pick<ServiceSpec, 'ipFamilies' | 'ipFamilyPolicy'> {
  const families = addresses.map(({ family }) => (family === 4 ? ('IPv4' as const) : ('IPv6' as const)));
  if (families.length === 0) return {};
  const ipFamilyPolicy = families.length === 1 ? 'SingleStack' : 'RequireDualStack';
  return { ipFamilyPolicy, ipFamilies: families };
}

/** kube-proxy compares the address that a packet carries: that of a pod is in the pod network. */
export function sourceRangesOf(network: Network, sources: readonly Endpoint[]): readonly string[] {
  const ranges = sources.flatMap((source) => {
    if (source.kind === 'zone' && source.zone === 'pods') return network.cluster.podCidrs.map(String);
    return (endpointPeers(network, source) ?? []).flatMap(({ ipBlock }) => ipBlock?.cidr.toString() ?? []);
  });
  return [...new Set(ranges)];
}
