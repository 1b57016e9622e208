import { serviceOf, type Exposure, type Network } from '@netloom/network-model';

/** `vaultwarden.vaultwarden:80`, as cloudflared and Traefik reach it. */
export function servicePort(network: Network, exposure: Exposure): string {
  const { namespace, service } = exposure;
  const port = serviceOf(network, exposure)?.port;
  return port === undefined ? `${service}.${namespace}` : `${service}.${namespace}:${port}`;
}

export function serviceUrl(network: Network, exposure: Exposure): string {
  const scheme = serviceOf(network, exposure)?.scheme ?? 'http';
  return `${scheme === 'h2c' ? 'http' : scheme}://${servicePort(network, exposure)}`;
}
