import type { Exposure, IngressController, Service } from '@netloom/network-model';
import { hasGuards } from '../../traefik/middlewares.ts';
import type { RouteKind } from '../controller.ts';

/** An IngressRoute says every route, and which middlewares it has; the others are written where they can. */
export function traefikKindOf(
  exposure: Exposure,
  service: Service,
  { routes }: IngressController,
): RouteKind {
  return routes !== 'ingressroute' && !hasGuards(exposure.guards) && supports(routes, exposure, service)
    ? routes
    : 'ingressroute';
}

/**
 * Whether the kind can say the route. Neither has a scheme for the way to the pods, a regular expression for paths, or
 * the decoded form of a path, which Traefik compares; and Traefik ranks an Ingress' wildcard by its length, above the
 * hosts that it should leave alone.
 */
function supports(kind: 'ingress' | 'httproute', { via, path, host }: Exposure, service: Service): boolean {
  const regexp = via === 'tunnel' && path !== null;
  const encoded = path?.includes('%') ?? false;
  return service.scheme === 'http' && !regexp && !encoded && !(kind === 'ingress' && host.startsWith('*.'));
}
