import type { From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import { PolicyIndex } from '../policy/index.ts';
import type { DerivedTunnelValues } from './tunnel-rules.ts';

/** Every NetworkPolicy that the charts render. */
export function toPolicies(options: {
  readonly network: Network;
  readonly from: From;
  readonly tunnel: DerivedTunnelValues;
}): PolicyIndex {
  const { network, from, tunnel } = options;
  return new PolicyIndex([...toNetworkPolicies(network, from), ...tunnel.networkPolicies]);
}
