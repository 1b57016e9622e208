import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import type { From } from '@netloom/chart-kit';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { netloomDrawing } from '@netloom/umbrella';
import type { DeliveryInput } from '../delivery-input.ts';
import { CONNECTOR_HEALTH } from './health.ts';
import { helmRelease } from './helm-release.ts';
import { FLUX_NAMESPACE, operatorName, ROOT } from './names.ts';

/** The chart inside its OCI artifact, which helm-controller takes as it is. */
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

const { name, version } = netloomDrawing.chart;

/** Where the umbrella is published: by its version, or by exactly the manifest of the digest. */
export function umbrellaRepository({ delivery }: DeliveryInput): IOCIRepository {
  const { charts, digest, flux } = delivery;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: ROOT, namespace: FLUX_NAMESPACE },
    spec: {
      url: `oci://${charts}/${name}`,
      ref: digest === null ? { tag: version } : { digest },
      layerSelector: { mediaType: CHART_LAYER, operation: 'copy' },
      ...(typeof flux?.registrySecret === 'string' ? { secretRef: { name: flux.registrySecret } } : {}),
      interval: '10m',
    },
  };
}

/** Also its upgrades wait for operators that are ready: the Kustomizations hold back a commit, this a new chart. */
export function umbrellaRelease(
  { network, operators }: DeliveryInput,
  from: From,
): ReturnType<typeof helmRelease> {
  return helmRelease({
    name: ROOT,
    release: { name, namespace: NETLOOM_NAMESPACE },
    spec: {
      chartRef: { kind: 'OCIRepository', name: ROOT },
      ...(operators.length === 0
        ? {}
        : { dependsOn: operators.map((operator) => ({ name: operatorName(operator) })) }),
      ...(network.connectors.length === 0 ? {} : { healthCheckExprs: [CONNECTOR_HEALTH] }),
    },
    crds: 'Skip',
    values: netloomDrawing.toValues(network, from),
  });
}
