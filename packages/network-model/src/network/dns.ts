import type { Address } from '@netloom/addresses';
import type { DnsProviderName } from '../dns-providers/names.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Hostname } from '../names.ts';
import type { ResolverKind } from '../resolvers/kinds.ts';
import type { ChartValues } from './delivery.ts';

export interface Dns {
  /** The first one is the primary. */
  readonly zones: readonly DnsZone[];
  /** external-dns' `txtOwnerId`. */
  readonly owner: string;
}

/** A zone that external-dns may change. */
export interface DnsZone {
  readonly name: Hostname;
  readonly provider: DnsProviderName;
  readonly existingSecret: string;
  readonly secretKey: string;
  /** Where updates go, with rfc2136; null elsewhere. */
  readonly server: {
    readonly address: Address;
    readonly port: number;
    readonly keyName: string;
    readonly algorithm: string;
  } | null;
  /** With route53; null elsewhere. */
  readonly region: string | null;
  /** The program that is asked, with webhook; null elsewhere. */
  readonly webhook: {
    readonly repository: string;
    readonly tag: string;
    readonly secretVariable: string;
    readonly env: readonly { readonly name: string; readonly value: string }[];
  } | null;
  /** How cert-manager proves names of the zone. */
  readonly solver: {
    /** In the namespace of cert-manager: a ClusterIssuer reads no other. */
    readonly existingSecret: string;
    readonly secretKey: string;
    /** null: cert-manager's own solver for the provider, where it has one. */
    readonly webhook: {
      readonly groupName: string;
      readonly solverName: string;
      readonly config: ChartValues | null;
    } | null;
  };
}

export interface Resolver {
  readonly name: string;
  readonly kind: ResolverKind;
  /** One of each family at most. */
  readonly addresses: readonly Address[];
  /** Domains whose names it answers itself, with the addresses at home. */
  readonly serves: readonly Hostname[];
  /** Who asks it. */
  readonly clients: readonly Endpoint[];
  /** Whether it drops private addresses that others answer; null where the network does not state it. */
  readonly rebindProtection: boolean | null;
  /** How external-dns writes its rows; null where they are written by hand. */
  readonly writer: {
    readonly existingSecret: string;
    readonly secretKey: string;
    /** Of the API of Pi-hole. */
    readonly url: string;
    /** null: external-dns' own provider. */
    readonly webhook: DnsZone['webhook'];
  } | null;
}

export interface DnsRecord {
  readonly name: Hostname;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'TXT';
  /** Addresses of A and AAAA are values; names of CNAME and texts of TXT are strings. */
  readonly targets: readonly (Address | string)[];
  readonly proxied: boolean;
  /** Seconds; null is the provider's default. */
  readonly ttl: number | null;
  /** What the record belongs to, and so which chart writes it: `dns` is a record that the file states, and those of `cluster.api` and of balancers. */
  readonly owner: 'tunnel' | 'ingress' | 'dns';
}
