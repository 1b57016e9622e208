/** What a repository states, as far as mistakes are made of it. Addresses are IPv4. */
export interface PlantFacts {
  /** What has pools in it; null where nothing does. */
  readonly balancer: 'metallb' | 'cilium' | null;
  /** A pool that takes Services of every kind, and its last address. */
  readonly pool: { readonly name: string; readonly last: string } | null;
  /** Whether every pool was read: else what is in none is unknown. */
  readonly hasAllPools: boolean;
  /** Files that state that pool. */
  readonly poolFiles: readonly string[];
  /** An address of the pool that nothing has. */
  readonly inside: string | null;
  /** An address near the others that no pool holds and nothing has. */
  readonly outside: string | null;
  readonly node: { readonly name: string; readonly address: string } | null;
  /** Two addresses for nodes. */
  readonly free: readonly [string, string] | null;
  readonly podCidr: string | null;
  readonly serviceCidr: string | null;
  /** The address of a Service that shares it with none. */
  readonly pinned: string | null;
  /** The address of an entry point that shares it with none. */
  readonly entrance: string | null;
  /** A host of an entry point that is reached by its IngressClass. */
  readonly ingress: { readonly host: string; readonly className: string } | null;
  /** A host of Traefik. */
  readonly traefik: { readonly host: string } | null;
  /** A host of a Gateway. */
  readonly gateway: { readonly host: string; readonly namespace: string; readonly name: string } | null;
  readonly hasTunnel: boolean;
  readonly hasTailnet: boolean;
  /** Whether external-dns reads records of DNSEndpoints. */
  readonly hasRecords: boolean;
}
