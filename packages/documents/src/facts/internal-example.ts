import type { Address } from '@netloom/addresses';
import { isUnder, type Network } from '@netloom/network-model';
import { servicePort } from './service-port.ts';
import { askedHost, exampleOf } from './ways-in.ts';

/** A host that Traefik serves on its own address. */
export interface InternalExample {
  readonly host: string;
  readonly address: Address;
  /** Who answers for the host, for a device at home or in the tailnet. */
  readonly resolver: string;
  /** `grafana.monitoring:80` */
  readonly service: string;
}

export function internalExample(network: Network): InternalExample | null {
  const { ingress, exposures } = network;
  const example = exampleOf(exposures.filter(({ via }) => via === 'ingress'));
  const [address] = ingress?.addresses ?? [];
  if (example === null || address === undefined) return null;
  const host = askedHost(example);
  return { host, address, resolver: resolverOf(network, host), service: servicePort(network, example) };
}

function resolverOf({ dns, domain }: Network, host: string): string {
  return dns !== null && isUnder(host, domain) ? 'Cloudflare DNS' : 'DNS at home';
}
