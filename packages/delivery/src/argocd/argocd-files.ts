import type { From } from '@netloom/chart-kit';
import type { Drawing } from '@netloom/engine';
import { applications, rootApplication, type Delivered } from './applications.ts';
import { HEALTH_CHECKS } from './health.ts';
import { ARGOCD_NAMESPACE } from './names.ts';
import { appProject } from './project.ts';

const APPLY = `Apply once: kubectl apply --server-side -n ${ARGOCD_NAMESPACE} -f`;

/** The folder argocd/: the project and the root to apply by hand, what the root makes, and health checks in two forms. */
export function argocdFiles(delivered: Delivered, from: From): ReadonlyMap<string, Drawing> {
  const drawn = (document: object, ...notes: readonly string[]): Drawing => ({
    documents: [from(delivered.delivery, document)],
    notes,
  });
  return new Map([
    ['argocd/project.yaml', drawn(appProject(delivered), `${APPLY} project.yaml, before the root.`)],
    [
      'argocd/root.yaml',
      drawn(rootApplication(delivered), `${APPLY} root.yaml. It makes the Applications beside it.`),
    ],
    ...Array.from(
      applications(delivered),
      ([name, application]) => [`argocd/applications/${name}.yaml`, drawn(application)] as const,
    ),
    [
      'argocd/argo-cd-values.yaml',
      drawn(
        { configs: { cm: HEALTH_CHECKS } },
        'Values for the chart argo-cd, for who installs Argo CD by it.',
      ),
    ],
    [
      'argocd/argocd-cm-patch.yaml',
      drawn(
        { data: HEALTH_CHECKS },
        `For everybody else: kubectl -n ${ARGOCD_NAMESPACE} patch configmap argocd-cm --patch-file argocd-cm-patch.yaml`,
      ),
    ],
  ]);
}
