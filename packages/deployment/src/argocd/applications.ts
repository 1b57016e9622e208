import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { From } from '@netloom/chart-kit';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { DeliveryInput } from '../delivery-input.ts';
import type { Operator } from '../operators/operator.ts';
import { application, gitSource, RETRY, valuesSource, type ApplicationSpec } from './application.ts';
import { destination, projectName } from './names.ts';
import { umbrellaSources } from './umbrella-sources.ts';

const WAVES = { namespaces: -1, operators: 0, umbrella: 1 };

const INJECTED: NonNullable<ApplicationSpec['ignoreDifferences']> = [
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

/** file name → Application, below argocd/applications. */
export function applications(input: DeliveryInput, from: From): ReadonlyMap<string, IApplication> {
  return new Map([
    ['namespaces', namespacesApplication(input)],
    ...input.operators.map((operator) => [operator.name, operatorApplication(input, operator)] as const),
    ['netloom', umbrellaApplication(input, from)],
  ]);
}

function namespacesApplication({ network, delivery }: DeliveryInput): IApplication {
  return application({
    name: `${projectName(network)}-namespaces`,
    wave: WAVES.namespaces,
    spec: {
      sources: [{ ...gitSource(delivery, 'operators'), directory: { include: '00-namespaces.yaml' } }],
      // namespaces are cluster-scoped, but a project refuses an Application without a destination namespace
      destination: destination(delivery, NETLOOM_NAMESPACE),
      syncPolicy: {
        automated: { prune: false, selfHeal: true },
        syncOptions: ['ServerSideApply=true'],
        retry: RETRY,
      },
    },
  });
}

function operatorApplication({ network, delivery }: DeliveryInput, operator: Operator): IApplication {
  return application({
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
            ...(operator.skipsCrds === true && { skipCrds: true }),
          },
        },
        valuesSource(delivery),
      ],
      destination: destination(delivery, operator.namespace),
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

function umbrellaApplication(input: DeliveryInput, from: From): IApplication {
  const { network, delivery } = input;
  return application({
    name: `${projectName(network)}-netloom`,
    wave: WAVES.umbrella,
    spec: {
      sources: umbrellaSources(input, from),
      destination: destination(delivery, NETLOOM_NAMESPACE),
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
        retry: RETRY,
      },
    },
  });
}
