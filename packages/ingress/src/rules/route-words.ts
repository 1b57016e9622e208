import type { Origin, Origins } from '@netloom/diagnostics';
import type { RankedRoute } from '../traefik/rank-routes.ts';

/** `host "wiki.int.example.com" with path "/api"`. */
export function routeInWords({ exposure: { host, path } }: RankedRoute): string {
  return `host "${host}"${path === null ? '' : ` with path "${path}"`}`;
}

export function serviceInWords({ service: { namespace, name } }: RankedRoute): string {
  return `service "${namespace}/${name}"`;
}

export function placeOfRoute({ exposure }: RankedRoute, origins: Origins): Origin {
  return origins.of(exposure, exposure.path === null ? 'host' : 'path');
}
