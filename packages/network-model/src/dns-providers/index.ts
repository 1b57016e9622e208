import type { DnsZone } from '../network.ts';
import { cloudflare } from './cloudflare.ts';
import { digitalocean } from './digitalocean.ts';
import type { DnsProvider } from './dns-provider.ts';
import type { DnsProviderName } from './names.ts';
import { rfc2136 } from './rfc2136.ts';
import { route53 } from './route53.ts';
import { webhook } from './webhook.ts';

export type { DnsProviderName };

export const DNS_PROVIDERS: Readonly<Record<DnsProviderName, DnsProvider>> = {
  cloudflare,
  digitalocean,
  rfc2136,
  route53,
  webhook,
};

export function providerOf({ provider }: Pick<DnsZone, 'provider'>): DnsProvider {
  return DNS_PROVIDERS[provider];
}
