import type { ApiObject, ClusterFacts, FieldOfOther } from '@netloom/cluster';
import type { Installed } from './read-installed.ts';
import type { Release } from '../release/helm-release.ts';

/** An object that the network wants, as it is in the cluster. */
export interface ObservedObject {
  readonly wanted: ApiObject;
  readonly live: ApiObject | null;
  /** Whether the cluster serves its kind. */
  readonly served: boolean;
  /** Fields of an object of ours that somebody else manages and has set to another value. */
  readonly conflicts: readonly FieldOfOther[];
}

/** Who has installed what: both an apply and a removal depend on it. */
export interface ObservedReleases {
  readonly cluster: ClusterFacts;
  /** The network that the cluster holds. */
  readonly installed: Installed;
  /** The newest revision of the umbrella's release. */
  readonly release: Release | null;
  /** The newest revision of each operator's release, by the operator's name. */
  readonly operatorReleases: ReadonlyMap<string, Release | null>;
  readonly crds: readonly ApiObject[];
  /** Argo CD's Applications. */
  readonly applications: readonly ApiObject[];
  /** K3s' HelmCharts, each of which is a Helm release of its name. */
  readonly helmCharts: readonly ApiObject[];
}

/** All that the plan of an apply depends on, as the cluster has it. */
export interface Observed extends ObservedReleases {
  /** The namespaces that the network owns or puts objects into, by name. */
  readonly namespaces: ReadonlyMap<string, ApiObject | null>;
  /** The prerequisite Secrets, by `namespace/name`. */
  readonly secrets: ReadonlyMap<string, ApiObject | null>;
  readonly objects: readonly ObservedObject[];
  /** The pools of MetalLB, whoever made them. */
  readonly pools: readonly ApiObject[];
  /** The file on a K3s server that an Addon comes from, by `namespace/name`. */
  readonly addonSources: ReadonlyMap<string, string>;
}
