import { traefikSettings } from '@netloom/ingress';
import type { Network } from '@netloom/network-model';
import type { OwnOperator } from './operator.ts';

/** A release for each ingress whose Traefik is netloom's to install. */
export function traefikOperators(network: Network): readonly OwnOperator[] {
  return network.ingresses.flatMap((ingress): readonly OwnOperator[] => {
    const { controller, namespace, proxy } = ingress;
    if (controller !== 'traefik' || proxy === null) return [];
    return [
      {
        cause: ingress,
        // the chart calls the Service after its release
        name: proxy.service.name,
        repository: 'https://traefik.github.io/charts',
        chart: 'traefik',
        version: network.operators.traefik,
        pin: 'traefik',
        namespace,
        group: 'traefik.io',
        settings: traefikSettings(network, ingress),
        injectsCertificates: false,
      },
    ];
  });
}
