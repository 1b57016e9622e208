import type { Tree } from '../../sources/tree.ts';
import type { PlannedScalar } from '../planned.ts';

/** An entry point: a Traefik, a Gateway, what serves an IngressClass. */
export interface DraftEntrance {
  readonly name: string;
  readonly controller: 'traefik-k3s' | 'traefik' | 'gateway' | 'ingress-class';
  readonly className: PlannedScalar | undefined;
  readonly at: Tree;
  readonly address: PlannedScalar | undefined;
  readonly address6?: PlannedScalar | undefined;
  readonly sharing: PlannedScalar | undefined;
  /** `namespace/name` of what routes call it by: the Gateway's, or the IngressClass. */
  readonly keys: readonly string[];
  /** Services of it, `namespace/name`: a tunnel leads there. */
  readonly services: readonly string[];
  /** Labels of the objects that it reads; none for all objects. */
  readonly selector?: ReadonlyMap<string, string> | undefined;
  /** What all of its requests pass. */
  readonly filters?: readonly DraftFilter[];
  /** Further keys of the network file. */
  readonly settings?: Readonly<Record<string, PlannedScalar | undefined>>;
}

/** What requests pass before they reach a Service. */
export interface DraftFilter {
  /** `namespace/name` of a Middleware, the same by its provider, `namespace-name@provider`, or `Kind.group/name`. */
  readonly key: string;
  readonly isMiddleware: boolean;
  readonly from: Tree | undefined;
}

/** A host, and perhaps a path, that leads to a Service. */
export interface DraftRoute {
  readonly kind: string;
  readonly host: PlannedScalar;
  readonly path: PlannedScalar | undefined;
  /** The key of its entrance; undefined for the only or default one. */
  readonly entrance: string | undefined;
  /** Traefik's entry points: two routes of different ones are no conflict. */
  readonly listeners: readonly string[];
  readonly namespace: string;
  readonly service: PlannedScalar;
  readonly port: PlannedScalar | undefined;
  readonly scheme?: 'http' | 'https' | 'h2c';
  readonly filters?: readonly DraftFilter[];
}
