import type { From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import { toNetworkPolicy } from '@netloom/tunnel';
import { PolicyIndex } from '../policy/index.ts';

/** Every NetworkPolicy that the charts render. */
export function toPolicies(network: Network, from: From): PolicyIndex {
  const { tunnel } = network;
  return new PolicyIndex([
    ...toNetworkPolicies(network, from),
    ...(tunnel === null ? [] : [from(tunnel, toNetworkPolicy({ network, tunnel, from }))]),
  ]);
}
