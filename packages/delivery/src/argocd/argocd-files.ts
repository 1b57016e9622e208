import { generatedYaml } from '@netloom/engine';
import { applications, rootApplication, type Delivered } from './applications.ts';
import { HEALTH_CHECKS } from './health.ts';
import { ARGOCD_NAMESPACE } from './names.ts';
import { appProject } from './project.ts';

const APPLY = `Apply once: kubectl apply --server-side -n ${ARGOCD_NAMESPACE} -f`;

/** The folder argocd/: the project and the root to apply by hand, what the root makes, and health checks in two forms. */
export function argocdFiles(delivered: Delivered): ReadonlyMap<string, string> {
  return new Map([
    [
      'argocd/project.yaml',
      generatedYaml([appProject(delivered)], [`${APPLY} project.yaml, before the root.`]),
    ],
    [
      'argocd/root.yaml',
      generatedYaml(
        [rootApplication(delivered)],
        [`${APPLY} root.yaml. It makes the Applications beside it.`],
      ),
    ],
    ...Array.from(
      applications(delivered),
      ([name, application]) => [`argocd/applications/${name}.yaml`, generatedYaml([application])] as const,
    ),
    [
      'argocd/argo-cd-values.yaml',
      generatedYaml(
        [{ configs: { cm: HEALTH_CHECKS } }],
        ['Values for the chart argo-cd, for who installs Argo CD by it.'],
      ),
    ],
    [
      'argocd/argocd-cm-patch.yaml',
      generatedYaml(
        [{ data: HEALTH_CHECKS }],
        [
          `For everybody else: kubectl -n ${ARGOCD_NAMESPACE} patch configmap argocd-cm --patch-file argocd-cm-patch.yaml`,
        ],
      ),
    ],
  ]);
}
