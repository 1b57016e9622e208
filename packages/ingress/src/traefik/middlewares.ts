import {
  objectNameOf,
  type Exposure,
  type Guards,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import { sourceRangesOf } from '@netloom/network-model/chart';
import type { MiddlewareSpec } from '../kinds/middleware.ts';

/** A Middleware in the namespace of the routes that use it: Traefik reads no other without allowCrossNamespace. */
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

const numbers = new WeakMap<readonly Exposure[], ReadonlyMap<Exposure, number>>();

/** Paths of one host may differ in what they state. The rows are numbered once. */
function numberOf({ exposures }: Network, exposure: Exposure): string {
  const known = numbers.get(exposures) ?? numbered(exposures);
  numbers.set(exposures, known);
  const number = known.get(exposure) ?? 1;
  return number > 1 ? `-${number}` : '';
}

function numbered(exposures: readonly Exposure[]): ReadonlyMap<Exposure, number> {
  const groups = Map.groupBy(exposures, ({ namespace, host }) => `${namespace} ${host}`);
  return new Map([...groups.values()].flatMap((own) => own.map((exposure, index) => [exposure, index + 1])));
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
export function hasGuards(guards: Guards): boolean {
  return statedGuards(guards).length > 0 || guards.middlewares.length > 0;
}

/** The guards that netloom makes a Middleware of, in the order in which a request passes them. */
export function statedGuards(guards: Guards): readonly GuardKind[] {
  return KINDS.filter((kind) =>
    kind === 'ipAllowList' ? guards.ipAllowList.length > 0 : guards[kind] !== null,
  );
}
