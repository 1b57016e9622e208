import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { umbrellaValues, type CheckedNetwork } from '@netloom/engine';
import type { ChartFolders } from './chart-folders.ts';
import type { Check } from './check.ts';

export interface BareCluster {
  readonly folders: ChartFolders;
  /** Of a cluster without any CRD. */
  readonly kubeconfig: string;
  readonly network: CheckedNetwork;
  readonly scratch: string;
}

const SENTENCE = 'this cluster does not serve kinds that the enabled charts need. Install them first';
const KINDS = [
  'metallb.io/v1beta1 IPAddressPool',
  'metallb.io/v1beta1 L2Advertisement',
  'tailscale.com/v1alpha1 Connector',
  'tailscale.com/v1alpha1 ProxyClass',
  'cert-manager.io/v1 Certificate',
  'helm.cattle.io/v1 HelmChartConfig',
  'traefik.io/v1alpha1 IngressRoute',
  'traefik.io/v1alpha1 TLSStore',
  'externaldns.k8s.io/v1alpha1 DNSEndpoint',
];

/** A check of the umbrella with the homelab's values. */
export const REQUIREMENTS: Check<BareCluster> = {
  title: 'names every kind that a live cluster lacks, before anything is created',
  find: async ({ folders, kubeconfig, network, scratch }) => {
    const values = join(scratch, 'values.yaml');
    await writeFile(values, await umbrellaValues(network.facts.network));
    const live = ['--kubeconfig', kubeconfig, '--dry-run=server', '--values', values];
    const refusal = await folders.refusal('netloom', ...live);
    return [SENTENCE, ...KINDS].flatMap((words) =>
      refusal?.includes(words) === true ? [] : [`Helm does not print: ${words}\n${refusal ?? ''}`],
    );
  },
};
