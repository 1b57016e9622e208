import { DNS_PROVIDERS, type DnsProviderName } from '../dns-providers/index.ts';
import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';

interface StatedDns {
  readonly provider?: unknown;
  readonly zone?: unknown;
  readonly zones?: unknown;
}

/** One zone, or several. */
export function dnsMistakes(dns: StatedDns): readonly FoundMistake[] {
  const { provider, zone, zones } = dns;
  if (zones === undefined && zone === undefined) {
    const message = 'the zone is missing: write zone: example.com, or zones where it has several';
    return [{ message, input: dns, path: [] }];
  }
  if (zones === undefined) return [];
  return refusedKeys({ provider, zone }, 'each of the zones states its own');
}

interface StatedZone {
  readonly provider: DnsProviderName;
  readonly credentials?: unknown;
  readonly server?: unknown;
  readonly region?: unknown;
  readonly webhook?: unknown;
}

/** What a provider needs, and what it knows nothing of. */
export function zoneMistakes(zone: StatedZone): readonly FoundMistake[] {
  const { provider, server, region, webhook, credentials } = zone;
  const { needs, isCloudflare } = DNS_PROVIDERS[provider];
  const options = Object.entries({ server, region, webhook }).flatMap(([key, input]): FoundMistake[] => {
    const isNeeded = needs.some((need) => need === key);
    if (isNeeded && input === undefined) {
      return [{ message: `provider ${provider} needs ${key}`, input: zone, path: [] }];
    }
    return isNeeded || input === undefined
      ? []
      : [{ message: `provider ${provider} has no ${key}`, input, path: [key] }];
  });
  if (isCloudflare || credentials !== undefined) return options;
  const message = `provider ${provider} needs credentials, such as credentials: { existingSecret: dns-credentials }`;
  return [...options, { message, input: zone, path: [] }];
}
