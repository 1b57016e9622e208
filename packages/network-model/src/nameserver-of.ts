import type { Address } from '@netloom/addresses';
import type { Network } from './network.ts';

/** The ClusterIP of Tailscale's nameserver, where the network runs one. */
export function nameserverOf({ tailnet }: Pick<Network, 'tailnet'>): Address | null {
  return tailnet === null ? null : tailnet.nameserver;
}
