import type { Address } from '@netloom/addresses';
import { isAtRouter } from './at-router.ts';
import { forwardsOn, forwardTo, machineAddresses } from './forwards.ts';
import type { Forward, Network, Vpn } from './network.ts';
import { isPrivate } from './private-address.ts';

/**
 * How peers on the internet come to the endpoint of a VPN: the router is it, or forwards its port there, or forwards it
 * nowhere, or forwards the router's own port to something else.
 */
export type VpnEntry =
  | { readonly kind: 'router' | 'closed' | 'unknown' }
  | { readonly kind: 'forwarded' | 'taken'; readonly forward: Forward };

export function vpnEntry(network: Network, vpn: Vpn): VpnEntry {
  const { endpoint, port } = vpn;
  if (isAtRouter(network, endpoint)) {
    const [forward] = port === null ? [] : forwardsOn(network, { port, protocol: 'udp' });
    return forward === undefined || isAtRouter(network, forward.to)
      ? { kind: 'router' }
      : { kind: 'taken', forward };
  }
  const own = endpointAddresses(network, vpn);
  // an address that the internet routes to needs no forward.
  if (port === null || network.forwards.length === 0 || own.length === 0 || !own.every(isPrivate)) {
    return { kind: 'unknown' };
  }
  const forward = forwardTo(network, { addresses: own, ports: [{ port, protocol: 'udp' }] });
  return forward === undefined ? { kind: 'closed' } : { kind: 'forwarded', forward };
}

/** On the home network; none of a machine that the file does not have. */
export function endpointAddresses(network: Network, { endpoint }: Vpn): readonly Address[] {
  if (endpoint.kind === 'literal') return [endpoint.addresses.first];
  if (endpoint.kind !== 'named') return [];
  const { what, name } = endpoint;
  return what === 'host' || what === 'node' ? machineAddresses(network, { what, name }) : [];
}
