/** Globs from the folder of the file. */
export interface DocsScope {
  readonly include: readonly string[];
  readonly ignore: readonly string[];
}

/** What `netloom build` writes beside NETWORK.md. */
export interface Documents {
  /** Whether network.html is one of them. */
  readonly page: boolean;
}

/** Pinned chart versions of the controllers, which live outside the umbrella. */
export interface Operators {
  readonly metallb: string;
  readonly tailscale: string;
  readonly externalDns: string;
  readonly traefik: string;
  readonly certManager: string;
  /** Values of the charts that come to those that netloom sets; those of Traefik are the ingress' own. */
  readonly values: {
    readonly metallb: ChartValues;
    readonly tailscale: ChartValues;
    readonly externalDns: ChartValues;
    readonly certManager: ChartValues;
  };
}

/** In the form of the chart: what YAML can hold. */
export type ChartValues = Readonly<Record<string, unknown>>;

export interface Delivery {
  /** What delivers the network from Git. */
  readonly gitops: 'argocd' | 'flux';
  readonly git: {
    readonly url: string;
    readonly revision: string;
    /** The generated folder, from the root of the repository. */
    readonly path: string;
  };
  /** The registry path that the charts are published under, without `oci://`. */
  readonly charts: string;
  /** Of the umbrella's manifest; null where the chart is taken by its version. */
  readonly digest: string | null;
  /** Argo CD's name of the cluster, for a network of a fleet; null where the cluster has an Argo CD of its own. */
  readonly cluster: string | null;
  /** null where nothing is stated of it. */
  readonly flux: FluxSources | null;
}

/** Objects in the namespace of Flux, by name. */
export interface FluxSources {
  /** A GitRepository of others; null where one is generated. */
  readonly gitRepository: string | null;
  /** Of the generated GitRepository; null for a public repository. */
  readonly gitSecret: string | null;
  /** null for a public registry. */
  readonly registrySecret: string | null;
}
