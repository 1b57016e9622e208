import type { Address } from '@netloom/addresses';
import { ingressOf, isUnder, programOf, type Network } from '@netloom/network-model';
import { servicePort } from './service-port.ts';
import { askedHost, exampleOf } from './ways-in.ts';

/** A host whose record is the address of its ingress: not one that is published at the router's address. */
export interface InternalExample {
  readonly host: string;
  readonly address: Address;
  /** What serves the host. */
  readonly program: string;
  /** Who answers for the host, for a device at home or in the tailnet. */
  readonly resolver: string;
  /** `grafana.monitoring:80` */
  readonly service: string;
}

export function internalExample(network: Network): InternalExample | null {
  const example = exampleOf(
    network.exposures.filter(
      (exposure) =>
        exposure.via === 'ingress' &&
        exposure.published === null &&
        ingressOf(network, exposure) !== undefined,
    ),
  );
  const ingress = example === null ? undefined : ingressOf(network, example);
  const [address] = ingress?.addresses ?? [];
  if (example === null || ingress === undefined || address === undefined) return null;
  const host = askedHost(example);
  const program = programOf(network, ingress);
  return {
    host,
    address,
    program,
    resolver: resolverOf(network, host),
    service: servicePort(network, example),
  };
}

function resolverOf({ dns, domain }: Network, host: string): string {
  return dns !== null && isUnder(host, domain) ? 'Cloudflare DNS' : 'DNS at home';
}
