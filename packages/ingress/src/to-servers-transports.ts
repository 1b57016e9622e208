import type { Drawn } from '@netloom/chart-kit';
import type { ServiceTls } from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import { k3sTraefikChart } from './traefik/k3s-traefik.ts';
import { plannedRoutes } from './traefik/planned-route.ts';
import type { IngressValues } from './values.ts';

type Transport = Drawn<IngressValues>['serversTransports'][number];

/** One for each Service behind Traefik whose certificate is checked in another way than usual; it is named after the Service. */
export function toServersTransports({ network, ingress, from }: IngressInput): readonly Transport[] {
  const services = new Set(plannedRoutes(network, ingress).map(({ service }) => service));
  // rootCAs came with Traefik 3.4, and generation 34 of the chart has 3.3
  const chart = k3sTraefikChart(network.cluster);
  const takesRootCAs = chart === null || chart.first > 34;
  return [...services].flatMap(({ name, namespace, tls }) =>
    tls === null ? [] : [from(tls, { name, namespace, spec: toSpec(tls, takesRootCAs) })],
  );
}

function toSpec(
  { serverName, insecureSkipVerify, existingSecret }: ServiceTls,
  takesRootCAs: boolean,
): Transport['spec'] {
  return {
    ...(serverName !== null && { serverName }),
    ...(insecureSkipVerify && { insecureSkipVerify }),
    ...(existingSecret !== null &&
      (takesRootCAs ? { rootCAs: [{ secret: existingSecret }] } : { rootCAsSecrets: [existingSecret] })),
  };
}
