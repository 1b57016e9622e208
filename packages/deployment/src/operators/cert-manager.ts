import { CERT_MANAGER_NAMESPACE } from '@netloom/network-model';
import type { ToOperator } from './operator.ts';

export interface CertManagerValues {
  /** `keep`: uninstalling the chart leaves the certificates alone. */
  readonly crds: { readonly enabled: boolean; readonly keep: boolean };
}

export const certManagerOperator: ToOperator = ({ certificates: [tls], operators }) => {
  if (tls === undefined) return null;
  const values: CertManagerValues = { crds: { enabled: true, keep: true } };
  return {
    cause: tls,
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
      reasons: { crds: 'the CRDs come with the chart and stay when it goes, and so do the certificates' },
      countsOn: { nameOverride: '', fullnameOverride: '', namespace: '' },
      passedOn: operators.values.certManager,
    },
    injectsCertificates: true,
  };
};
