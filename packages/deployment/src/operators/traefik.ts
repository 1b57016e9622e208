import { plain, withoutOrigin } from '@netloom/chart-kit';
import { toTraefikValues } from '@netloom/ingress';
import type { Network } from '@netloom/network-model';
import type { Operator } from './operator.ts';

/** A release for each ingress whose Traefik is netloom's to install. */
export function traefikOperators(network: Network): readonly Operator[] {
  return network.ingresses.flatMap((ingress): readonly Operator[] => {
    const { controller, namespace, proxy } = ingress;
    if (controller !== 'traefik' || proxy === null) return [];
    const values = plain(toTraefikValues({ network, ingress, from: withoutOrigin }));
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
        values: typeof values === 'object' && values !== null ? values : {},
        injectsCertificates: false,
      },
    ];
  });
}
