import type { Drawn } from '@netloom/chart-kit';
import {
  serviceOf,
  type IngressController,
  type Network,
  type Service,
  type ServiceTls,
} from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import { traefikOf } from './traefik/k3s-traefik.ts';
import { labelOf, labelsOf } from './traefik/labels.ts';
import type { IngressValues } from './values.ts';

type Transport = Drawn<IngressValues>['serversTransports'][number];

/** One for each Service behind a Traefik whose certificate is checked in another way than usual. */
export function toServersTransports({ network, ingress, from }: IngressInput): readonly Transport[] {
  const routed = network.exposures.filter((exposure) => exposure.ingress === ingress.name);
  // one for all ports of a Service: how its certificate is checked is stated once
  const services = new Map(
    routed.flatMap((exposure) => {
      const service = serviceOf(network, exposure);
      return service?.scheme === 'https' ? [[`${service.namespace}/${service.name}`, service] as const] : [];
    }),
  );
  // rootCAs came with Traefik 3.4, and generation 34 of the chart has 3.3
  const chart = traefikOf(network, ingress);
  const takesRootCAs = chart === null || chart.first > 34;
  return [...services.values()].flatMap((service) => {
    const { namespace, tls } = service;
    if (tls === null) return [];
    const name = transportName(service, { network, ingress });
    const labels = labelsOf(network, ingress);
    return [from(tls, { name, namespace, ...labels, spec: toSpec(tls, takesRootCAs) })];
  });
}

/** That of the Service; of several Traefiks each reads one of its own. */
export function transportName(
  { name }: Service,
  { network, ingress }: { readonly network: Network; readonly ingress: IngressController },
): string {
  return labelOf(network, ingress) === null ? name : `${name}-${ingress.name}`;
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
