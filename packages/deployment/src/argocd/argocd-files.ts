import type { Drawing, From, OriginOfKey } from '@netloom/chart-kit';
import type { ArgoInput } from './application.ts';
import { applications } from './applications.ts';
import { HEALTH_CHECKS } from './health.ts';
import { ARGOCD_NAMESPACE } from './names.ts';
import { appProjects } from './project.ts';
import { applicationSet, rootApplication } from './root.ts';

const APPLY = `Apply once: kubectl apply --server-side -n ${ARGOCD_NAMESPACE} -f`;

type ToDrawing = (document: object, ...notes: readonly string[]) => Drawing;

/** The folder argocd/: the projects and the root, or a fleet's set of roots, to apply by hand; what the root makes, and health checks in two forms. */
export function argocdFiles(delivered: ArgoInput, from: From): ReadonlyMap<string, Drawing> {
  const drawn: ToDrawing = (document, ...notes) => ({
    documents: [from(delivered.delivery, document)],
    notes,
  });
  return new Map([
    [
      'argocd/project.yaml',
      {
        documents: appProjects(delivered, from).map((project) => from(delivered.delivery, project)),
        notes: [`${APPLY} project.yaml, before the root.`],
      },
    ],
    rootFile(delivered, drawn),
    ...Array.from(
      applications(delivered, from),
      ([name, application]) =>
        [
          `argocd/applications/${name}.yaml`,
          { ...drawn(application), keys: versionOf(delivered, name) },
        ] as const,
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

/** An operator's version is the first source's; that of the umbrella is its chart's. */
function versionOf({ network, operators }: ArgoInput, name: string): readonly OriginOfKey[] {
  const operator = operators.find((each) => each.name === name);
  if (operator === undefined) return [];
  return [{ pointer: '/spec/sources/0/targetRevision', row: network.operators, key: operator.pin }];
}

/** A network of a fleet gets its root from the ApplicationSet, which is the same in each of them. */
function rootFile(delivered: ArgoInput, drawn: ToDrawing): readonly [string, Drawing] {
  const set = applicationSet(delivered);
  if (set === null) {
    const note = `${APPLY} root.yaml. It makes the Applications beside it.`;
    return ['argocd/root.yaml', drawn(rootApplication(delivered), note)];
  }
  const notes = [
    `${APPLY} applicationset.yaml, of any network of the fleet.`,
    'It makes the root Application of each network that has this file: the one that makes the Applications beside it.',
  ];
  return ['argocd/applicationset.yaml', drawn(set, ...notes)];
}
