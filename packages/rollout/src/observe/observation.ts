import type { ApiObject, ClusterFacts } from '@netloom/cluster';
import type { Release } from '../release/helm-release.ts';
import type { Umbrella } from '../release/render-umbrella.ts';
import type { ObservedObject } from './observed-object.ts';
import type { Installed } from './read-installed.ts';
import type { RecordedNetwork } from './read-network.ts';

/** How far an apply goes: each stage holds the ones before. */
export type Stage = 'namespaces' | 'operators' | 'network';

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

/** All that a plan depends on, as the cluster has it. */
export interface Observation extends ObservedReleases {
  readonly until: Stage;
  /** The network that is installed; null where none is. */
  readonly network: RecordedNetwork | null;
  /** Rendered for what the cluster has; null before the last stage. */
  readonly umbrella: Umbrella | null;
  /** What was installed or is desired. */
  readonly objects: readonly ObservedObject[];
  /** The namespaces that the network owns or puts objects into, by name. */
  readonly namespaces: ReadonlyMap<string, ApiObject | null>;
  /** The prerequisite Secrets, by `namespace/name`. */
  readonly secrets: ReadonlyMap<string, ApiObject | null>;
  /** Argo CD's settings (argocd-cm), where the network has objects that they may exclude; null where there are none. */
  readonly argoSettings: ApiObject | null;
  /** The pools of MetalLB, whoever made them. */
  readonly pools: readonly ApiObject[];
  /** The file on a K3s server that an Addon comes from, by `namespace/name`. */
  readonly addonSources: ReadonlyMap<string, string>;
}
