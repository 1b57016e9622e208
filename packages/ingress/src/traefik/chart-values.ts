import type { EntryPoint } from '@netloom/network-model';

/** What netloom sets in the values of Traefik's chart, in the keys of the generation that the K3s release installs. */
export interface TraefikValues {
  readonly deployment: { readonly replicas: number };
  readonly service: {
    readonly annotations: {
      readonly 'metallb.io/loadBalancerIPs'?: string;
      readonly 'metallb.io/allow-shared-ip'?: string;
    };
    readonly spec: {
      readonly externalTrafficPolicy: 'Cluster' | 'Local';
      readonly ipFamilyPolicy?: 'SingleStack' | 'RequireDualStack';
      readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
    };
  };
  readonly ports?: Readonly<Partial<Record<EntryPoint, EntryPointOptions>>>;
  /** Before generation 41. */
  readonly logs?: { readonly access: AccessLog };
  /** From generation 41 on. */
  readonly accessLog?: AccessLog;
  readonly ingressClass?: {
    readonly enabled: true;
    readonly isDefaultClass: false;
    readonly name: string;
  };
  readonly providers?: {
    readonly kubernetesCRD?: { readonly labelSelector?: string; readonly allowCrossNamespace?: true };
    readonly kubernetesIngress?: { readonly labelSelector: string };
    readonly kubernetesGateway?: { readonly enabled: true };
  };
  readonly gateway?: { readonly listeners: Readonly<Record<string, Listener>> };
  /** Command-line options, which no generation renames: for what the possible generations name differently. */
  readonly additionalArguments?: readonly string[];
}

export interface AccessLog {
  readonly enabled: true;
  readonly format: 'json';
}

export interface Redirections {
  readonly entryPoint: { readonly to: 'websecure'; readonly scheme: 'https'; readonly permanent: true };
}

interface EntryPointOptions {
  /** From generation 39 on. */
  readonly http?: { readonly redirections: Redirections };
  /** Before generation 39. */
  readonly redirections?: Redirections;
  readonly forwardedHeaders?: { readonly trustedIPs: readonly string[] };
}

export interface Listener {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** A text before generation 37. */
  readonly namespacePolicy: { readonly from: 'All' } | 'All';
  readonly certificateRefs?: readonly { readonly name: string }[];
}
