import { formModule } from '@netloom/chart-kit';
import { HelmChart } from './helm-chart-kind.ts';

/** The form of K3s' HelmChart as a module: path in the workspace → text. */
export function renderHelmChartForm(): ReadonlyMap<string, string> {
  const text = formModule({ from: 'deployment', schemas: { HELM_CHART_FORM: HelmChart.schema } });
  return new Map([['packages/deployment/src/operators/helm-chart-form.ts', text]]);
}
