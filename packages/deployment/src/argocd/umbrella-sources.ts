import type { From } from '@netloom/chart-kit';
import { netloomDrawing } from '@netloom/umbrella';
import type { DeliveryInput } from '../delivery-input.ts';
import { valuesSource, type ApplicationSource } from './application.ts';

const { name } = netloomDrawing.chart;

/** The repository of the umbrella, which the project must allow. */
export function umbrellaRepository({ delivery }: Pick<DeliveryInput, 'delivery'>): string {
  // the Helm form is written without oci://, the native form with it and with the chart in the path
  return delivery.digest === null ? delivery.charts : `oci://${delivery.charts}/${name}`;
}

/**
 * The umbrella by its version, with its values from Git; or by its digest, which only native OCI takes, with its values inside:
 * then what is installed is decided by the Application alone.
 */
export function umbrellaSources({ network, delivery }: DeliveryInput, from: From): ApplicationSource[] {
  const repoURL = umbrellaRepository({ delivery });
  if (delivery.digest !== null) {
    const valuesObject = netloomDrawing.toValues(network, from);
    const helm = { releaseName: name, valuesObject, skipTests: true };
    return [{ repoURL, path: '.', targetRevision: delivery.digest, helm }];
  }
  const valueFiles = [`$values/${delivery.git.path}/values.yaml`];
  const helm = { releaseName: name, valueFiles, skipTests: true };
  return [
    { repoURL, chart: name, targetRevision: netloomDrawing.chart.version, helm },
    valuesSource(delivery),
  ];
}
