import type { Tree } from '../../sources/tree.ts';
import { embeddedTrees } from '../../sources/tree/embedded.ts';
import { toAddress, toCidr } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { scalar } from '../planned.ts';
import { scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** What only a running cluster states about its own networks: the service CIDR, where CoreDNS answers, and kubeadm's configuration. */
export const clusterNetwork: SourceKind = {
  objects: {
    // https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-cidr-v1/: the API server makes the one named kubernetes
    'networking.k8s.io/ServiceCIDR': ({ tree, name }, draft) => {
      if (name !== 'kubernetes') return;
      for (const cidr of textsAt(tree, 'spec', 'cidrs')) {
        const use = { kind: 'ServiceCIDR', name, draft };
        draft.state('serviceCidr', toCidr(cidr, 4, use));
        draft.state('serviceCidr6', toCidr(cidr, 6, use));
      }
    },
    '/Service': ({ tree, origin }, draft) => {
      if (origin === 'cluster' && isDns(tree)) stateDns(tree, draft);
    },
    '/ConfigMap': ({ tree, name, namespace, origin }, draft) => {
      if (origin !== 'cluster' || namespace !== 'kube-system' || name !== 'kubeadm-config') return;
      const text = scalarAt(tree, 'data', 'ClusterConfiguration');
      const [config] = text === undefined ? [] : embeddedTrees(text);
      if (config !== undefined) stateKubeadm(config, draft);
    },
  },
};

/** CoreDNS of every distribution has the label of its predecessor. */
function isDns(tree: Tree): boolean {
  return (
    textAt(tree, 'metadata', 'namespace') === 'kube-system' &&
    textAt(tree, 'metadata', 'labels', 'k8s-app') === 'kube-dns'
  );
}

/** What kubeadm was configured with (kubeadm.k8s.io/v1beta4, ClusterConfiguration); it stays in the cluster. */
function stateKubeadm(config: Tree, draft: Draft): void {
  draft.state('distribution', scalar('kubeadm', config));
  const use = { kind: 'ConfigMap', name: 'kube-system/kubeadm-config', draft };
  for (const cidr of textsAt(config, 'networking', 'podSubnet')) {
    draft.state('podCidr', toCidr(cidr, 4, use));
    draft.state('podCidr6', toCidr(cidr, 6, use));
  }
}

function stateDns(tree: Tree, draft: Draft): void {
  const use = { kind: 'Service', name: 'kube-system/kube-dns', draft };
  const address = statedAt(tree, 'spec', 'clusterIP');
  if (address?.value !== 'None') draft.state('clusterDns', toAddress(address, 4, use));
}
