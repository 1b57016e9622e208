import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const deliverySettingUnused: Rule<NetworkFacts> = {
  code: 'delivery-setting-unused',
  severity: 'warning',
  description: 'What is stated for the delivery from Git is read by what delivers it.',
  *check({ network: { delivery }, origins }) {
    if (delivery === null) return;
    const { gitops, cluster, flux } = delivery;
    const at = origins.of(delivery, 'gitops');
    if (gitops === 'argocd' && flux !== null) {
      yield {
        message: 'delivery.flux is stated, and Argo CD delivers the network',
        at: origins.of(flux),
        help: 'write `gitops: flux`, or remove delivery.flux: Argo CD finds its credentials by the URL',
      };
    }
    if (gitops === 'flux' && cluster !== null) {
      yield {
        message: `delivery.cluster "${cluster}" is a cluster as Argo CD names it, and Flux delivers the network`,
        at: origins.of(delivery, 'cluster'),
        related: [{ message: 'Flux delivers it', at }],
        help: 'remove delivery.cluster: each cluster has a Flux of its own',
      };
    }
    if (gitops === 'flux' && typeof flux?.gitRepository === 'string' && flux.gitSecret !== null) {
      yield {
        message: `delivery.flux.gitSecret "${flux.gitSecret}" is for a generated GitRepository, and "${flux.gitRepository}" is used`,
        at: origins.of(flux, 'gitSecret'),
        related: [
          { message: `GitRepository "${flux.gitRepository}"`, at: origins.of(flux, 'gitRepository') },
        ],
        help: 'remove gitSecret: the GitRepository names its own; or remove gitRepository, and one is generated',
      };
    }
  },
};
