import type { Network } from '@netloom/network-model';
import { toTunnelOrigin } from './to-tunnel-origin.ts';

/** Where the chart mounts the Secret of an authority. */
export function caPath(secret: string): string {
  return `/etc/cloudflared/ca/${secret}/ca.crt`;
}

/** The Secrets of the authorities that sign what cloudflared connects to. */
export function originCAs(network: Network): readonly string[] {
  const secrets = network.exposures.flatMap((exposure) => {
    const origin = toTunnelOrigin(network, exposure);
    if (origin?.kind !== 'service' || origin.service.scheme !== 'https') return [];
    return origin.service.tls?.existingSecret ?? [];
  });
  return [...new Set(secrets)].toSorted();
}
