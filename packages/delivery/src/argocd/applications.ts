import { NETLOOM_NAMESPACE, type Delivery, type Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Operator } from '../operators/operator.ts';
import { ARGOCD_NAMESPACE, IN_CLUSTER, projectName } from './names.ts';

type Spec = IApplication['spec'];

const WAVES = { namespaces: -1, operators: 0, umbrella: 1 };

// a webhook may not answer yet although its Deployment is healthy
const RETRY = { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } };

const INJECTED: NonNullable<Spec['ignoreDifferences']> = [
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingWebhookConfiguration',
    jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
  },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    jqPathExpressions: ['.spec.conversion.webhook.clientConfig.caBundle'],
  },
];

export interface Delivered {
  readonly network: Network;
  readonly delivery: Delivery;
  readonly operators: readonly Operator[];
}

/** The one Application that a person applies: it makes the others, in waves. */
export function rootApplication({ network, delivery }: Delivered): IApplication {
  return application(network, {
    name: projectName(network),
    spec: {
      sources: [gitSource(delivery, 'argocd/applications')],
      destination: { server: IN_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: { automated: { prune: true, selfHeal: true }, retry: RETRY },
    },
  });
}

/** file name → Application, below argocd/applications. */
export function applications(delivered: Delivered): ReadonlyMap<string, IApplication> {
  return new Map([
    ['namespaces', namespacesApplication(delivered)],
    ...delivered.operators.map(
      (operator) => [operator.name, operatorApplication(delivered, operator)] as const,
    ),
    ['netloom', umbrellaApplication(delivered)],
  ]);
}

function namespacesApplication({ network, delivery }: Delivered): IApplication {
  return application(network, {
    name: `${projectName(network)}-namespaces`,
    wave: WAVES.namespaces,
    spec: {
      sources: [{ ...gitSource(delivery, 'operators'), directory: { include: '00-namespaces.yaml' } }],
      // the namespaces are cluster-scoped; a project lets no Application in that names no namespace at all
      destination: { server: IN_CLUSTER, namespace: NETLOOM_NAMESPACE },
      syncPolicy: {
        automated: { prune: false, selfHeal: true },
        syncOptions: ['ServerSideApply=true'],
        retry: RETRY,
      },
    },
  });
}

function operatorApplication({ network, delivery }: Delivered, operator: Operator): IApplication {
  return application(network, {
    name: `${projectName(network)}-${operator.name}`,
    wave: WAVES.operators,
    spec: {
      sources: [
        {
          repoURL: operator.repository,
          chart: operator.chart,
          targetRevision: operator.version,
          helm: {
            releaseName: operator.name,
            valueFiles: [`$values/${delivery.git.path}/operators/${operator.name}/values.yaml`],
            skipTests: true,
          },
        },
        valuesSource(delivery),
      ],
      destination: { server: IN_CLUSTER, namespace: operator.namespace },
      ...(operator.injectsCertificates ? { ignoreDifferences: INJECTED } : {}),
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          'ServerSideApply=true',
          ...(operator.injectsCertificates ? ['RespectIgnoreDifferences=true'] : []),
        ],
        retry: RETRY,
      },
    },
  });
}

function umbrellaApplication({ network, delivery }: Delivered): IApplication {
  const { name, version } = netloomChart.chart;
  return application(network, {
    name: `${projectName(network)}-netloom`,
    wave: WAVES.umbrella,
    spec: {
      sources: [
        {
          // Argo CD's Helm form: without oci://
          repoURL: delivery.charts,
          chart: name,
          targetRevision: version,
          helm: {
            releaseName: name,
            valueFiles: [`$values/${delivery.git.path}/values.yaml`],
            skipTests: true,
          },
        },
        valuesSource(delivery),
      ],
      destination: { server: IN_CLUSTER, namespace: NETLOOM_NAMESPACE },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
        retry: RETRY,
      },
    },
  });
}

function application(
  network: Network,
  {
    name,
    wave,
    spec,
  }: { readonly name: string; readonly wave?: number; readonly spec: Omit<Spec, 'project'> },
): IApplication {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      ...(wave === undefined ? {} : { annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } }),
    },
    spec: { project: projectName(network), ...spec },
  };
}

function gitSource({ git }: Delivery, folder: string): NonNullable<Spec['sources']>[number] {
  return { repoURL: git.url, targetRevision: git.revision, path: `${git.path}/${folder}` };
}

function valuesSource({ git }: Delivery): NonNullable<Spec['sources']>[number] {
  return { repoURL: git.url, targetRevision: git.revision, ref: 'values' };
}
