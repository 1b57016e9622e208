export const DNS_PROVIDER_NAMES = ['cloudflare', 'digitalocean', 'rfc2136', 'route53', 'webhook'] as const;
export type DnsProviderName = (typeof DNS_PROVIDER_NAMES)[number];
