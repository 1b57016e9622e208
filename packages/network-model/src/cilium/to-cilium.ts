import type { AddressBlock } from '@netloom/addresses';
import type { Drawn, From } from '@netloom/chart-kit';
import type { NetworkModelValues } from '../chart/values.ts';
import type { L2Advertisement, Network, Pool } from '../network.ts';
import { hostnameIn } from './hostname-in.ts';
import { toBgpAdvertisement, toBgpClusterConfigs, toBgpPeerConfig } from './to-bgp.ts';

type Values = Drawn<NetworkModelValues>;

/** What Cilium gives to Services, and what announces it; no key where another program does. */
export function toCilium(network: Network, from: From): Partial<Values> {
  const { loadBalancer, pools, l2Advertisements, bgpPeers, bgpAdvertisements } = network;
  if (loadBalancer?.by !== 'cilium') return {};
  const hasBgp = bgpPeers.length + bgpAdvertisements.length > 0;
  return {
    ciliumLoadBalancerIPPools: pools.map((pool) => from(pool, toIpPool(pool))),
    ciliumL2AnnouncementPolicies: l2Advertisements.map((row) => from(row, toL2Policy(row))),
    ...(hasBgp
      ? {
          ciliumBGPClusterConfigs: toBgpClusterConfigs(network, from),
          ciliumBGPPeerConfigs: bgpPeers.map((peer) => from(peer, toBgpPeerConfig(peer, network))),
          ciliumBGPAdvertisements: bgpAdvertisements.map((row) => from(row, toBgpAdvertisement(row))),
        }
      : {}),
  };
}

function toIpPool({
  name,
  addresses,
  allocation,
}: Pool): NonNullable<Values['ciliumLoadBalancerIPPools']>[number] {
  const [selector] = allocation?.serviceSelectors ?? [];
  return {
    name,
    spec: {
      blocks: addresses.map(toBlock),
      ...(selector === undefined ? {} : { serviceSelector: { matchLabels: selector.matchLabels } }),
    },
  };
}

/** A range has its ends, a CIDR is one text. */
function toBlock(block: AddressBlock): { cidr: string } | { start: string; stop: string } {
  const text = block.toString();
  return text.includes('/') ? { cidr: text } : { start: block.first.toString(), stop: block.last.toString() };
}

/** Interfaces are regular expressions there: one that is named means that one alone. */
function toL2Policy({
  name,
  nodes,
  interfaces,
}: L2Advertisement): NonNullable<Values['ciliumL2AnnouncementPolicies']>[number] {
  return {
    name,
    spec: {
      loadBalancerIPs: true,
      ...(interfaces.length === 0
        ? {}
        : { interfaces: interfaces.map((one) => `^${one.replaceAll('.', '\\.')}$`) }),
      ...(nodes.length === 0 ? {} : { nodeSelector: hostnameIn(nodes) }),
    },
  };
}
