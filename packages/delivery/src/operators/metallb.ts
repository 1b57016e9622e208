import type { Network } from '@netloom/network-model';
import type { ToOperator } from './operator.ts';

export interface MetallbOperatorValues {
  readonly crds: { readonly enabled: boolean };
  readonly frrk8s: { readonly enabled: boolean };
  readonly speaker: { readonly frr: { readonly enabled: boolean } };
}

export const metallbOperator: ToOperator = (network) => {
  if (network.loadBalancer === null) return null;
  const values: MetallbOperatorValues = {
    crds: { enabled: true },
    frrk8s: { enabled: needsFrr(network) },
    // the older FRR mode, in the speaker's own pod: FRR-K8s replaces it
    speaker: { frr: { enabled: false } },
  };
  return {
    name: 'metallb',
    repository: 'https://metallb.github.io/metallb',
    chart: 'metallb',
    version: network.operators.metallb,
    namespace: network.loadBalancer.namespace,
    values,
    injectsCertificates: true,
  };
};

/** What MetalLB's own BGP speaker cannot do: IPv6, BFD, VRFs and keepalive times. */
function needsFrr({ bgpPeers, bgpAdvertisements, pools }: Network): boolean {
  if (bgpPeers.length === 0) return false;
  const advertised = new Set(bgpAdvertisements.flatMap((advertisement) => advertisement.pools));
  const everyPool = bgpAdvertisements.some((advertisement) => advertisement.pools.length === 0);
  return (
    bgpPeers.some(
      (peer) =>
        peer.bfdProfile !== null ||
        peer.vrf !== null ||
        peer.keepaliveTime !== null ||
        peer.address.family === 6,
    ) ||
    pools.some(
      (pool) =>
        (everyPool || advertised.has(pool.name)) && pool.addresses.some((block) => block.family === 6),
    )
  );
}
