import {
  ingressOf,
  isTraefik,
  serviceOf,
  type EntryPoint,
  type Exposure,
  type IngressController,
  type IngressProxy,
  type Network,
  type Service,
} from '@netloom/network-model';

export type TunnelOrigin =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'ingress'; readonly ingress: IngressController; readonly proxy: IngressProxy };

/** Where cloudflared sends a host: the first origin that the file names. null where it is unknown; a rule reports that. */
export function toTunnelOrigin(network: Network, exposure: Exposure): TunnelOrigin | null {
  if (exposure.via !== 'tunnel') return null;
  if (exposure.origin[0] === 'ingress') {
    const ingress = ingressOf(network, exposure);
    const proxy = ingress?.proxy ?? null;
    return ingress === undefined || proxy === null ? null : { kind: 'ingress', ingress, proxy };
  }
  const service = serviceOf(network, exposure);
  return service === undefined ? null : { kind: 'service', service };
}

/** Traefik has a certificate of its own where the network states none; another controller then serves http alone. */
export function originEntryPoint(ingress: IngressController): EntryPoint {
  return isTraefik(ingress) || ingress.tls !== null ? 'websecure' : 'web';
}
