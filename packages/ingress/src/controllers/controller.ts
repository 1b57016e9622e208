import type { Drawn } from '@netloom/chart-kit';
import type { Exposure, IngressController, Service } from '@netloom/network-model';
import type { IngressInput } from '../ingress-input.ts';
import type { IngressValues } from '../values.ts';

/** The kind of object that says a route. */
export type RouteKind = IngressController['routes'];

/** One way to serve an ingress: a folder beside this file, a line in index.ts, and its form in network-model. */
export interface Controller {
  /** What configures it, and its certificates; routes are added for all alike. */
  readonly toValues: (input: IngressInput) => Partial<Drawn<IngressValues>>;
  /** null where none of the kinds that it serves can say the route. */
  readonly kindOf: (exposure: Exposure, service: Service, ingress: IngressController) => RouteKind | null;
  /** By which rules it chooses among routes that match: Traefik's own, or those that the kind's specification has. */
  readonly precedence: 'traefik' | 'specification';
}
