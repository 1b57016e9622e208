import { needsFrr } from '@netloom/metallb';
import type { ToOperator } from './operator.ts';

export interface MetallbOperatorValues {
  readonly crds: { readonly enabled: boolean };
  readonly frrk8s: { readonly enabled: boolean };
  readonly speaker: { readonly frr: { readonly enabled: boolean } };
}

export const metallbOperator: ToOperator = (network) => {
  if (network.loadBalancer === null) return null;
  const values: MetallbOperatorValues = {
    crds: { enabled: true },
    frrk8s: { enabled: needsFrr(network) },
    // the older FRR mode, in the speaker's own pod: FRR-K8s replaces it
    speaker: { frr: { enabled: false } },
  };
  return {
    cause: network.loadBalancer,
    name: 'metallb',
    repository: 'https://metallb.github.io/metallb',
    chart: 'metallb',
    version: network.operators.metallb,
    pin: 'metallb',
    namespace: network.loadBalancer.namespace,
    group: 'metallb.io',
    values,
    injectsCertificates: true,
  };
};
