import type { LoadBalancer, LoadBalancerName, Network } from './network.ts';

export interface Balancing {
  /** As people write it. */
  readonly title: string;
  /** Annotations of a Service, by which it asks for addresses, a pool and sharing; null where there is none. */
  readonly asksFor: {
    readonly addresses: string | null;
    readonly pool: string | null;
    readonly sharing: string | null;
    /** The other namespaces that share it, where that must be allowed. */
    readonly sharingAcross: string | null;
  };
  /** What announces addresses by ARP and NDP, as the rows of `l2Advertisements` are called. */
  readonly announcer: string;
  /** What announces addresses by BGP, as the rows of `bgp.advertisements` are called. */
  readonly bgpAnnouncer: string;
}

/**
 * https://metallb.io/usage/, https://docs.cilium.io/en/stable/network/lb-ipam/ and kube-vip's pkg/kubevip/annotations.go.
 */
export const LOAD_BALANCERS: Readonly<Record<LoadBalancerName, Balancing>> = {
  metallb: {
    title: 'MetalLB',
    asksFor: {
      addresses: 'metallb.io/loadBalancerIPs',
      pool: 'metallb.io/address-pool',
      sharing: 'metallb.io/allow-shared-ip',
      sharingAcross: null,
    },
    announcer: 'L2Advertisement',
    bgpAnnouncer: 'BGPAdvertisement',
  },
  cilium: {
    title: 'Cilium',
    asksFor: {
      addresses: 'lbipam.cilium.io/ips',
      pool: null,
      sharing: 'lbipam.cilium.io/sharing-key',
      sharingAcross: 'lbipam.cilium.io/sharing-cross-namespace',
    },
    announcer: 'CiliumL2AnnouncementPolicy',
    bgpAnnouncer: 'CiliumBGPAdvertisement',
  },
  'kube-vip': {
    title: 'kube-vip',
    asksFor: { addresses: 'kube-vip.io/loadbalancerIPs', pool: null, sharing: null, sharingAcross: null },
    announcer: 'l2Advertisements row',
    bgpAnnouncer: 'bgp.advertisements row',
  },
  none: {
    title: 'nothing',
    asksFor: { addresses: null, pool: null, sharing: null, sharingAcross: null },
    announcer: 'l2Advertisements row',
    bgpAnnouncer: 'bgp.advertisements row',
  },
};

/** MetalLB, where it is what gives the addresses: netloom configures and installs it. */
export function metallbOf({ loadBalancer }: Pick<Network, 'loadBalancer'>): LoadBalancer | null {
  return loadBalancer?.by === 'metallb' ? loadBalancer : null;
}

/** `MetalLB`, `Cilium`: what gives the addresses. */
export function balancing({ loadBalancer }: Pick<Network, 'loadBalancer'>): Balancing {
  return LOAD_BALANCERS[loadBalancer?.by ?? 'metallb'];
}
