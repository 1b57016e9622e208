import {
  objectNameOf,
  type Exposure,
  type Guards,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import { sourceRangesOf } from '@netloom/network-model/chart';
import type { MiddlewareSpec } from '../kinds/middleware.ts';

/** A Middleware in the namespace of the routes that use it: Traefik reads no other unless it is told to. */
export interface PlannedMiddleware {
  readonly name: string;
  readonly namespace: string;
  readonly spec: MiddlewareSpec;
  /** The row that states it. */
  readonly of: object;
}

const KINDS = ['ipAllowList', 'rateLimit', 'forwardAuth', 'headers'] as const;
type GuardKind = (typeof KINDS)[number];

const SUFFIXES = {
  ipAllowList: 'allow-list',
  rateLimit: 'rate-limit',
  forwardAuth: 'forward-auth',
  headers: 'headers',
} as const satisfies Record<GuardKind, string>;

/** Those that netloom makes for a route, in the order in which a request passes them. */
export function middlewaresOf(
  network: Network,
  ingress: IngressController,
  exposure: Exposure,
): readonly PlannedMiddleware[] {
  return KINDS.flatMap((kind): readonly PlannedMiddleware[] => {
    const spec = specOf(network, kind, exposure.guards);
    if (spec === null) return [];
    const isShared = exposure.guards[kind] === ingress.guards[kind];
    const owner = isShared ? ingress.name : objectNameOf(`${exposure.host}${numberOf(network, exposure)}`);
    const of = isShared ? ingress : exposure;
    return [{ name: `${owner}-${SUFFIXES[kind]}`, namespace: exposure.namespace, spec, of }];
  });
}

/** Paths of one host may differ in what they state. */
function numberOf({ exposures }: Network, exposure: Exposure): string {
  const own = exposures.filter(
    ({ host, namespace }) => host === exposure.host && namespace === exposure.namespace,
  );
  const index = own.indexOf(exposure);
  return index > 0 ? `-${index + 1}` : '';
}

function specOf(network: Network, kind: GuardKind, guards: Guards): MiddlewareSpec | null {
  const { ipAllowList, rateLimit, forwardAuth, headers } = guards;
  switch (kind) {
    case 'ipAllowList':
      return ipAllowList.length === 0
        ? null
        : { ipAllowList: { sourceRange: [...sourceRangesOf(network, ipAllowList)] } };
    case 'rateLimit':
      return (
        rateLimit && {
          rateLimit: {
            average: rateLimit.average,
            burst: rateLimit.burst,
            period: `${rateLimit.period}s`,
          },
        }
      );
    case 'forwardAuth': {
      if (forwardAuth === null) return null;
      const { address, responseHeaders } = forwardAuth;
      return {
        forwardAuth: {
          address,
          ...(responseHeaders.length > 0 && { authResponseHeaders: [...responseHeaders] }),
        },
      };
    }
    case 'headers':
      return headers && { headers: { customResponseHeaders: headers } };
    default:
      return kind satisfies never;
  }
}

/** Whether anything happens to requests on their way. */
export function hasGuards({ ipAllowList, rateLimit, forwardAuth, headers, middlewares }: Guards): boolean {
  return (
    ipAllowList.length > 0 ||
    rateLimit !== null ||
    forwardAuth !== null ||
    headers !== null ||
    middlewares.length > 0
  );
}
