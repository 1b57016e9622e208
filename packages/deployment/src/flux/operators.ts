import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import type { GeneratedFile, From } from '@netloom/chart-kit';
import type { DeliveryInput } from '../delivery-input.ts';
import type { Operator } from '../operators/operator.ts';
import { helmRelease } from './helm-release.ts';
import { FLUX_NAMESPACE, operatorName } from './names.ts';

/** The chart repository and the release of each operator, path inside flux/ → file. */
export function operatorFiles(
  { network, operators }: DeliveryInput,
  from: From,
): readonly (readonly [string, GeneratedFile])[] {
  return operators.map((operator) => [
    `operators/${operator.name}.yaml`,
    {
      documents: [chartRepository(operator), release(operator)].map((each) => from(operator.cause, each)),
      keys: [{ pointer: '/1/spec/chart/spec/version', row: network.operators, key: operator.pin }],
    },
  ]);
}

function chartRepository(operator: Operator): IHelmRepository {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: operatorName(operator), namespace: FLUX_NAMESPACE },
    spec: { url: operator.repository, interval: '1h' },
  };
}

function release(operator: Operator): ReturnType<typeof helmRelease> {
  const name = operatorName(operator);
  return helmRelease({
    name,
    release: { name: operator.name, namespace: operator.namespace },
    spec: {
      chart: {
        spec: {
          chart: operator.chart,
          version: operator.version,
          sourceRef: { kind: 'HelmRepository', name },
          interval: '1h',
        },
      },
    },
    crds: 'CreateReplace',
    values: operator.values,
  });
}
