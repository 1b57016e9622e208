import { dumpYaml } from '@netloom/chart-kit';
import { settledValues } from '@netloom/network-model';
import type { IngressInput } from '../../ingress-input.ts';
import { toServersTransports } from '../../to-servers-transports.ts';
import { traefikSettings } from '../../traefik-settings.ts';
import type { Controller } from '../controller.ts';
import { traefikKindOf } from '../traefik/kind-of.ts';
import { toDefaultCertificate } from '../traefik/to-default-certificate.ts';

/** The Traefik that K3s installs: a HelmChartConfig adds to its values. */
export const traefikK3s: Controller = {
  toValues: (input) => ({
    helmChartConfigs: [toHelmChartConfig(input)],
    serversTransports: toServersTransports(input),
    ...toDefaultCertificate(input),
  }),
  kindOf: traefikKindOf,
  precedence: 'traefik',
};

/** K3s merges the config of the same name and namespace into its own HelmChart `traefik`. */
function toHelmChartConfig({ network, ingress, from }: IngressInput): {
  readonly name: string;
  readonly namespace: string;
  readonly spec: { readonly valuesContent: string; readonly failurePolicy: 'abort' };
} {
  return from(ingress, {
    name: 'traefik',
    namespace: ingress.namespace,
    spec: {
      valuesContent: dumpYaml(settledValues(traefikSettings(network, ingress))),
      failurePolicy: 'abort' as const,
    },
  });
}
