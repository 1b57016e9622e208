import { serviceOf, type Exposure, type Network, type Service, type Traefik } from '@netloom/network-model';

export type Origin =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'ingress'; readonly traefik: Traefik };

/** Where cloudflared sends a host: the first origin that the file names. null where it is unknown; a rule reports that. */
export function toOrigin(network: Network, exposure: Exposure): Origin | null {
  if (exposure.via !== 'tunnel') return null;
  if (exposure.origin[0] === 'ingress') {
    return network.ingress && { kind: 'ingress', traefik: network.ingress.traefik };
  }
  const service = serviceOf(network, exposure);
  return service === undefined ? null : { kind: 'service', service };
}
