export const RESOLVER_KINDS = [
  'router',
  'pihole',
  'adguard',
  'unbound',
  'dnsmasq',
  'unifi',
  'technitium',
  'k8s-gateway',
  'blocky',
] as const;
export type ResolverKind = (typeof RESOLVER_KINDS)[number];

/** What a resolver can do. */
interface Resolving {
  /** As people call it. */
  readonly title: string;
  /** Whether it answers for all names below a domain with one row. */
  readonly hasWildcards: boolean;
  /** Whether its rows can be given to it as a text. */
  readonly readsText: boolean;
  /** Whether external-dns has a provider for it of its own; others need a webhook. */
  readonly hasProvider: boolean;
}

export const RESOLVING: Readonly<Record<ResolverKind, Resolving>> = {
  router: { title: 'the router', hasWildcards: false, readsText: false, hasProvider: false },
  // external-dns refuses wildcards there, and with them every other change
  pihole: { title: 'Pi-hole', hasWildcards: false, readsText: true, hasProvider: true },
  adguard: { title: 'AdGuard Home', hasWildcards: true, readsText: true, hasProvider: false },
  unbound: { title: 'Unbound', hasWildcards: true, readsText: true, hasProvider: false },
  dnsmasq: { title: 'dnsmasq', hasWildcards: true, readsText: true, hasProvider: false },
  unifi: { title: 'UniFi', hasWildcards: false, readsText: false, hasProvider: false },
  technitium: { title: 'Technitium', hasWildcards: false, readsText: false, hasProvider: false },
  'k8s-gateway': { title: 'k8s_gateway', hasWildcards: false, readsText: false, hasProvider: false },
  // a row of customDNS.mapping holds for all names below it, too (resolver/custom_dns_resolver.go of its repository)
  blocky: { title: 'blocky', hasWildcards: true, readsText: false, hasProvider: false },
};
