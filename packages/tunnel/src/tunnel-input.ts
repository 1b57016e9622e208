import type { From } from '@netloom/chart-kit';
import type { Network, Tunnel } from '@netloom/network-model';

/** What the parts of toValues draw from: a network that has a tunnel. */
export interface TunnelInput {
  readonly network: Network;
  readonly tunnel: Tunnel;
  readonly from: From;
}
