import type { Origin, Origins } from '@netloom/diagnostics';
import type { RankedRoute } from '../../traefik/rank-routes.ts';

/** `host "wiki.int.example.com" with path "/api"`. */
export function describeRoute({ exposure: { host, path } }: RankedRoute): string {
  return `host "${host}"${path === null ? '' : ` with path "${path}"`}`;
}

export function describeService({ service: { namespace, name } }: RankedRoute): string {
  return `service "${namespace}/${name}"`;
}

export function originOfRoute({ exposure }: RankedRoute, origins: Origins): Origin {
  return origins.of(exposure, exposure.path === null ? 'host' : 'path');
}
