import { isTraefik, type IngressController, type Network } from '@netloom/network-model';

const LABEL = 'netloom.io/ingress';

/**
 * Of several Traefiks each reads only what has its label: an ingress class would keep routes apart, but not stores and
 * middlewares (pkg/provider/kubernetes/crd: WatchAll, shouldProcessIngress).
 */
export function labelOf(
  { ingresses }: Network,
  { name }: IngressController,
): Readonly<Record<string, string>> | null {
  return ingresses.filter(isTraefik).length > 1 ? { [LABEL]: name } : null;
}

/** As a part of an entry of the values. */
export function labelsOf(
  network: Network,
  ingress: IngressController,
): { readonly labels?: Readonly<Record<string, string>> } {
  const labels = isTraefik(ingress) ? labelOf(network, ingress) : null;
  return labels === null ? {} : { labels };
}
