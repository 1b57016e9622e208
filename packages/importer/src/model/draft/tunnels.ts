import type { Tree } from '../../sources/tree.ts';
import type { PlannedMap, PlannedScalar } from '../planned.ts';

/** One rule of cloudflared. */
export interface TunnelRule {
  readonly tunnel: DraftTunnel;
  readonly host: PlannedScalar;
  readonly path: PlannedScalar | undefined;
  /** The URL that it leads to. */
  readonly service: PlannedScalar;
  readonly originRequest: PlannedMap | undefined;
}

/** A key of a Secret. */
export interface SecretPlace {
  readonly name: PlannedScalar;
  readonly key: PlannedScalar | undefined;
}

/** A tunnel, as its configuration states it. */
export interface DraftTunnel {
  readonly at: Tree;
  /** That of cloudflared: names without one are looked up there. */
  readonly namespace: PlannedScalar;
  readonly id: PlannedScalar | undefined;
  readonly isRemote: boolean;
  /** The ConfigMap of its configuration. */
  readonly configMap?: string | undefined;
  readonly protocol?: PlannedScalar | undefined;
  readonly replicas?: PlannedScalar | undefined;
  readonly credentials?: SecretPlace | undefined;
  /** Where its pods have the credentials. */
  readonly credentialsFile?: PlannedScalar | undefined;
}

/** The pods of a cloudflared. */
export interface TunnelPods {
  readonly at: Tree;
  readonly namespace: string;
  /** ConfigMaps that they mount. */
  readonly configMaps: readonly string[];
  readonly hasToken: boolean;
  readonly token: SecretPlace | undefined;
  readonly id: PlannedScalar | undefined;
  readonly replicas: PlannedScalar | undefined;
  readonly protocol: PlannedScalar | undefined;
  readonly credentialsFile: PlannedScalar | undefined;
  /** What a file in them comes from. */
  readonly secretOfFile: (file: string) => SecretPlace | undefined;
}
