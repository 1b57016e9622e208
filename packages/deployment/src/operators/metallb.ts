import { needsFrr } from '@netloom/metallb';
import { metallbOf } from '@netloom/network-model';
import type { ToOperator } from './operator.ts';

export interface MetallbOperatorValues {
  readonly crds: { readonly enabled: boolean };
  readonly frrk8s: { readonly enabled: boolean };
  readonly speaker: { readonly frr: { readonly enabled: boolean } };
}

export const metallbOperator: ToOperator = (network) => {
  const metallb = metallbOf(network);
  if (metallb === null) return null;
  const values: MetallbOperatorValues = {
    crds: { enabled: true },
    frrk8s: { enabled: needsFrr(network) },
    // the older FRR mode, in the speaker's own pod: FRR-K8s replaces it
    speaker: { frr: { enabled: false } },
  };
  return {
    cause: metallb,
    name: 'metallb',
    repository: 'https://metallb.github.io/metallb',
    chart: 'metallb',
    version: network.operators.metallb,
    pin: 'metallb',
    namespace: metallb.namespace,
    group: 'metallb.io',
    settings: {
      title: 'MetalLB',
      own: values,
      reasons: {
        crds: 'the CRDs come with the chart',
        frrk8s: 'it follows from `loadBalancer.bgp`: what of it only FRR-K8s can do',
        speaker: 'FRR in the speaker is the older mode, which FRR-K8s replaces',
      },
      countsOn: {
        nameOverride: '',
        fullnameOverride: '',
        loadBalancerClass: '',
        controller: { enabled: true },
        speaker: { enabled: true },
      },
      passedOn: network.operators.values.metallb,
    },
    injectsCertificates: true,
  };
};
