import { serviceOf, type Exposure, type Network, type Service, type Traefik } from '@netloom/network-model';

export type TunnelOrigin =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'ingress'; readonly traefik: Traefik };

/** Where cloudflared sends a host: the first origin that the file names. null where it is unknown; a rule reports that. */
export function toTunnelOrigin(network: Network, exposure: Exposure): TunnelOrigin | null {
  if (exposure.via !== 'tunnel') return null;
  if (exposure.origin[0] === 'ingress') {
    return network.ingress && { kind: 'ingress', traefik: network.ingress.traefik };
  }
  const service = serviceOf(network, exposure);
  return service === undefined ? null : { kind: 'service', service };
}
