import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { Delivery } from '@netloom/network-model';
import type { DeliveryInput } from '../delivery-input.ts';
import { FLUX_NAMESPACE, ROOT, STAGES, stageName, type Stage } from './names.ts';
import { gitRepositoryName } from './root.ts';

type KustomizationSpec = NonNullable<IKustomization['spec']>;

/** How often is looked for drift; a new commit is applied at once. */
const INTERVAL = '10m';
/** Longer than a HelmRelease takes to fail. */
const TIMEOUT = '15m';

/** The one Kustomization that is applied by hand: it makes the others. Whoever deletes it leaves them behind. */
export function rootKustomization({ delivery }: DeliveryInput): IKustomization {
  return kustomization(ROOT, {
    ...sourceOf(delivery, 'kustomizations'),
    prune: true,
    deletionPolicy: 'Orphan',
  });
}

/** Each waits until the one before is ready at the same commit: its namespaces exist, its HelmReleases are ready. */
export function stageKustomizations(input: DeliveryInput): ReadonlyMap<Stage, IKustomization> {
  const stages = STAGES.filter((stage) => stage !== 'operators' || input.operators.length > 0);
  return new Map(
    stages.map((stage, index) => {
      const before = stages[index - 1];
      return [
        stage,
        kustomization(stageName(stage), {
          ...(before === undefined ? {} : { dependsOn: [{ name: stageName(before) }] }),
          ...sourceOf(input.delivery, stage),
          // with an operator its CRDs would go, and with them all their objects
          prune: stage === 'umbrella',
          wait: true,
        }),
      ];
    }),
  );
}

function kustomization(
  name: string,
  spec: Omit<KustomizationSpec, 'interval' | 'retryInterval' | 'timeout'>,
): IKustomization {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: FLUX_NAMESPACE },
    spec: { ...spec, interval: INTERVAL, retryInterval: '1m', timeout: TIMEOUT },
  };
}

function sourceOf(delivery: Delivery, folder: string): Pick<KustomizationSpec, 'sourceRef' | 'path'> {
  return {
    sourceRef: { kind: 'GitRepository', name: gitRepositoryName(delivery) },
    path: `./${delivery.git.path}/flux/${folder}`,
  };
}
