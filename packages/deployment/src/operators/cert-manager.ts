import { acmeIssuerOf, CERT_MANAGER_NAMESPACE, isAcme, type Network } from '@netloom/network-model';
import type { ToOperator } from './operator.ts';

export interface CertManagerValues {
  /** `keep`: uninstalling the chart leaves the certificates alone. */
  readonly crds: { readonly enabled: boolean; readonly keep: boolean };
  /** The controller's own configuration file. */
  readonly config?: {
    readonly apiVersion: 'controller.config.cert-manager.io/v1alpha1';
    readonly kind: 'ControllerConfiguration';
    readonly enableGatewayAPI: true;
  };
}

export const certManagerOperator: ToOperator = (network) => {
  const { certificates, issuers, operators } = network;
  const cause = certificates[0] ?? issuers.find(isAcme);
  if (cause === undefined) return null;
  const values: CertManagerValues = {
    crds: { enabled: true, keep: true },
    ...(answersByRoute(network) && { config: GATEWAY_API }),
  };
  return {
    cause,
    name: 'cert-manager',
    repository: 'https://charts.jetstack.io',
    chart: 'cert-manager',
    version: operators.certManager,
    pin: 'certManager',
    namespace: CERT_MANAGER_NAMESPACE,
    group: 'cert-manager.io',
    settings: {
      title: 'cert-manager',
      own: values,
      reasons: {
        crds: 'the CRDs come with the chart and stay when it goes, and so do the certificates',
        config:
          'the answers to http01 of a Gateway are HTTPRoutes, which cert-manager makes only when that is switched on',
      },
      countsOn: { nameOverride: '', fullnameOverride: '', namespace: '', clusterResourceNamespace: '' },
      passedOn: operators.values.certManager,
    },
    injectsCertificates: true,
  };
};

const GATEWAY_API = {
  apiVersion: 'controller.config.cert-manager.io/v1alpha1',
  kind: 'ControllerConfiguration',
  enableGatewayAPI: true,
} as const;

/** Whether an issuer that netloom makes proves names through a Gateway. */
function answersByRoute(network: Network): boolean {
  return network.ingresses.some(
    ({ controller, tls }) =>
      controller === 'gateway' && tls?.solver === 'http01' && acmeIssuerOf(network, tls) !== null,
  );
}
