import { serviceOf, type Exposure, type Network } from '@netloom/network-model';

/** `vaultwarden.vaultwarden:80`, as cloudflared and Traefik reach it. */
export function servicePort(network: Network, { namespace, service }: Exposure): string {
  const port = serviceOf(network, { namespace, service })?.port;
  return port === undefined ? `${service}.${namespace}` : `${service}.${namespace}:${port}`;
}

export function serviceUrl(network: Network, exposure: Exposure): string {
  const scheme = serviceOf(network, exposure)?.scheme ?? 'http';
  return `${scheme === 'https' ? 'https' : 'http'}://${servicePort(network, exposure)}`;
}
