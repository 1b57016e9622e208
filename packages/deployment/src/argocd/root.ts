import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import { fleetFolder } from '@netloom/network-model';
import type { DeliveryInput } from '../delivery-input.ts';
import {
  application,
  gitSource,
  RETRY,
  type ApplicationSpec,
  type ApplicationSource,
} from './application.ts';
import { ARGOCD_NAMESPACE, IN_CLUSTER, projectName } from './names.ts';

/** The one Application that is applied by hand: it creates the others, in waves. */
export function rootApplication({ network, delivery }: DeliveryInput): IApplication {
  return application({
    name: projectName(network),
    spec: rootSpec(gitSource(delivery, 'argocd/applications')),
  });
}

/**
 * What is applied by hand for a fleet: it creates the root Application of each network that has this same file. A network that
 * leaves the repository keeps running: it is removed by hand, in an order.
 * Null where the network belongs to no fleet.
 */
export function applicationSet({ network, delivery }: DeliveryInput): IApplicationSet | null {
  const folder = fleetFolder(network, delivery);
  if (delivery.cluster === null || folder === null) return null;
  const { url: repoURL, revision } = delivery.git;
  const name = projectName({ name: `{{ index .path.segments ${folder.index} }}` });
  const source = { repoURL, targetRevision: revision, path: '{{ .path.path }}/applications' };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'netloom', namespace: ARGOCD_NAMESPACE },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        { git: { repoURL, revision, files: [{ path: `${folder.pattern}/argocd/applicationset.yaml` }] } },
      ],
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
      template: { metadata: { name }, spec: { project: name, ...rootSpec(source) } },
    },
  };
}

/** Applications are objects of the cluster that Argo CD runs in, wherever they lead. */
function rootSpec(source: ApplicationSource): Omit<ApplicationSpec, 'project'> {
  return {
    sources: [source],
    destination: { server: IN_CLUSTER, namespace: ARGOCD_NAMESPACE },
    syncPolicy: { automated: { prune: true, selfHeal: true }, retry: RETRY },
  };
}
