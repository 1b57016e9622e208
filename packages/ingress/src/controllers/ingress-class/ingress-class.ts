import type { IngressInput } from '../../ingress-input.ts';
import { hostSecretName, toCertificate } from '../../to-certificate.ts';
import type { Controller } from '../controller.ts';

/** Whatever serves an IngressClass: the Ingresses are netloom's, the controller is only known. */
export const ingressClass: Controller = {
  toValues: (input) => ({ certificates: toCertificates(input) }),
  // how to reach the pods, and expressions in paths, are annotations of each controller
  kindOf: ({ via, path }, { scheme }) =>
    scheme === 'http' && !(via === 'tunnel' && path !== null) ? 'ingress' : null,
  precedence: 'specification',
};

/** An Ingress reads Secrets of its own namespace alone: each host has a certificate there. */
function toCertificates({ network, ingress, from }: IngressInput): ReturnType<typeof toCertificate>[] {
  const { tls } = ingress;
  if (tls === null) return [];
  const exposures = network.exposures.filter((exposure) => exposure.ingress === ingress.name);
  const first = new Map(exposures.map((one) => [`${one.namespace} ${one.host}`, one]));
  return [...first.values()].map((exposure) => {
    const { host, namespace } = exposure;
    return from(exposure, toCertificate(tls, { name: hostSecretName(host), namespace, dnsNames: [host] }));
  });
}
