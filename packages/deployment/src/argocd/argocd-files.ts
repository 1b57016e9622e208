import type { GeneratedFile, From, KeyOrigin } from '@netloom/chart-kit';
import type { DeliveryInput } from '../delivery-input.ts';
import { applications } from './applications.ts';
import { resourceExclusions } from './exclusions.ts';
import { HEALTH_CHECKS } from './health.ts';
import { ARGOCD_NAMESPACE } from './names.ts';
import { appProjects } from './project.ts';
import { applicationSet, rootApplication } from './root.ts';

const APPLY = `Apply once: kubectl apply --server-side -n ${ARGOCD_NAMESPACE} -f`;

const EXCLUSION_NOTE =
  'resource.exclusions is that of Argo CD without EndpointSlice, of which services outside of the cluster consist. Put what you exclude yourself into the list.';

type ToDrawing = (document: object, ...notes: readonly string[]) => GeneratedFile;

/** The folder argocd/: the projects and the root (or a fleet's ApplicationSet) to apply by hand, the Applications, and health checks in two forms. */
export function argocdFiles(input: DeliveryInput, from: From): ReadonlyMap<string, GeneratedFile> {
  const toDrawing: ToDrawing = (document, ...notes) => ({
    documents: [from(input.delivery, document)],
    notes,
  });
  const exclusions = resourceExclusions(input.network);
  const settings = { ...HEALTH_CHECKS, ...exclusions };
  const exclusionNotes = 'resource.exclusions' in exclusions ? [EXCLUSION_NOTE] : [];
  return new Map([
    [
      'argocd/project.yaml',
      {
        documents: appProjects(input, from).map((project) => from(input.delivery, project)),
        notes: [`${APPLY} project.yaml, before the root.`],
      },
    ],
    rootFile(input, toDrawing),
    ...Array.from(
      applications(input, from),
      ([name, application]) =>
        [
          `argocd/applications/${name}.yaml`,
          { ...toDrawing(application), keys: versionOf(input, name) },
        ] as const,
    ),
    [
      'argocd/argo-cd-values.yaml',
      toDrawing(
        { configs: { cm: settings } },
        'Values for the chart argo-cd, where Argo CD is installed with it.',
        ...exclusionNotes,
      ),
    ],
    [
      'argocd/argocd-cm-patch.yaml',
      toDrawing(
        { data: settings },
        `Where Argo CD is installed otherwise: kubectl -n ${ARGOCD_NAMESPACE} patch configmap argocd-cm --patch-file argocd-cm-patch.yaml`,
        ...exclusionNotes,
      ),
    ],
  ]);
}

/** The origin of an operator's version, which is the first source's; that of the umbrella is its chart's. */
function versionOf({ network, operators }: DeliveryInput, name: string): readonly KeyOrigin[] {
  const operator = operators.find((each) => each.name === name);
  if (operator === undefined) return [];
  return [{ pointer: '/spec/sources/0/targetRevision', row: network.operators, key: operator.pin }];
}

/** A network of a fleet gets its root from the ApplicationSet, which is the same file in each network. */
function rootFile(input: DeliveryInput, toDrawing: ToDrawing): readonly [string, GeneratedFile] {
  const set = applicationSet(input);
  if (set === null) {
    const note = `${APPLY} root.yaml. It makes the Applications beside it.`;
    return ['argocd/root.yaml', toDrawing(rootApplication(input), note)];
  }
  const notes = [
    `${APPLY} applicationset.yaml, of any network of the fleet.`,
    'It makes the root Application of each network that has this file: the one that makes the Applications beside it.',
  ];
  return ['argocd/applicationset.yaml', toDrawing(set, ...notes)];
}
