import type { AddressBlock } from '@netloom/addresses';
import type { From } from '@netloom/chart-kit';
import type { L2Advertisement, Network, Pool } from '@netloom/network-model';

export const IP_POOL = { apiVersion: 'cilium.io/v2', kind: 'CiliumLoadBalancerIPPool' } as const;
export const L2_POLICY = { apiVersion: 'cilium.io/v2alpha1', kind: 'CiliumL2AnnouncementPolicy' } as const;

/** What Cilium gives to Services, and which nodes announce it; none where another program does. */
export function toCilium({ loadBalancer, pools, l2Advertisements }: Network, from: From): readonly object[] {
  if (loadBalancer?.by !== 'cilium') return [];
  return [
    ...pools.map((pool) => from(pool, toIpPool(pool))),
    ...l2Advertisements.map((row) => from(row, toL2Policy(row))),
  ];
}

function toIpPool({ name, addresses, allocation }: Pool): object {
  const [selector] = allocation?.serviceSelectors ?? [];
  return {
    ...IP_POOL,
    metadata: { name },
    spec: {
      blocks: addresses.map(toBlock),
      ...(selector === undefined ? {} : { serviceSelector: { matchLabels: selector.matchLabels } }),
    },
  };
}

/** A range has its ends, a CIDR is one text. */
function toBlock(block: AddressBlock): object {
  const text = block.toString();
  return text.includes('/') ? { cidr: text } : { start: block.first.toString(), stop: block.last.toString() };
}

/** Interfaces are regular expressions there: one that is named means that one alone. */
function toL2Policy({ name, nodes, interfaces }: L2Advertisement): object {
  const inNodes = { key: 'kubernetes.io/hostname', operator: 'In', values: nodes };
  return {
    ...L2_POLICY,
    metadata: { name },
    spec: {
      loadBalancerIPs: true,
      ...(interfaces.length === 0
        ? {}
        : { interfaces: interfaces.map((one) => `^${one.replaceAll('.', '\\.')}$`) }),
      ...(nodes.length === 0 ? {} : { nodeSelector: { matchExpressions: [inNodes] } }),
    },
  };
}
