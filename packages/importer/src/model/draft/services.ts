import type { Tree, TreeScalar } from '../../sources/tree.ts';
import type { PlannedScalar } from '../planned.ts';

export interface ServicePort {
  readonly name: string | undefined;
  readonly port: PlannedScalar;
  /** The number of the pods' port; undefined where the Service has the name of it. */
  readonly targetPort: PlannedScalar | undefined;
  /** The name of the pods' port, where the Service states that. */
  readonly targetName: PlannedScalar | undefined;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** A Service as its object states it. */
export interface DraftService {
  readonly namespace: string;
  readonly name: string;
  readonly at: Tree;
  readonly ports: readonly ServicePort[];
  readonly selector: readonly (readonly [string, PlannedScalar])[];
  readonly type: string;
  /** Its own labels, by which monitors find it. */
  readonly labels: ReadonlyMap<string, string>;
  /** The `clusterIP: None`, where it has one. */
  readonly headless: Tree | undefined;
}

/** A port that a container states. */
export interface WorkloadPort {
  readonly name: string | undefined;
  readonly port: PlannedScalar;
}

/** Pods of one template, as an object or the values of a chart state it. */
export interface DraftWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: Tree;
  readonly labels: ReadonlyMap<string, PlannedScalar>;
  readonly hostNetwork: boolean;
  readonly ports: readonly WorkloadPort[];
  /** What its containers are given: values of variables, commands and arguments. */
  readonly texts: readonly TreeScalar[];
  /** The ConfigMaps of its namespace that it takes. */
  readonly configMaps: readonly string[];
  readonly images: readonly string[];
}
