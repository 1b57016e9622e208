import type { Drawn } from '@netloom/chart-kit';
import type { IngressInput } from '../../ingress-input.ts';
import { toSharedCertificate } from '../../to-certificate.ts';
import { labelsOf } from '../../traefik/labels.ts';
import type { IngressValues } from '../../values.ts';

/** Traefik refuses Secrets of other namespaces, so the one certificate is the default of Traefik's own. */
export function toDefaultCertificate(
  input: IngressInput,
): Pick<Drawn<IngressValues>, 'certificates' | 'tlsStores'> {
  const { network, ingress, from } = input;
  const { tls, namespace } = ingress;
  const secretName = tls?.secretName ?? null;
  if (tls === null || secretName === null) return { certificates: [], tlsStores: [] };
  const spec = { defaultCertificate: { secretName } };
  return {
    certificates: toSharedCertificate(input),
    tlsStores: [from(tls, { name: 'default', namespace, ...labelsOf(network, ingress), spec })],
  };
}
