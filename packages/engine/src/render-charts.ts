import { dumpJson, plain, renderChart } from '@netloom/chart-kit';
import { renderHelmChartForm } from '@netloom/deployment';
import { reportJsonSchema } from '@netloom/diagnostics/report';
import { networkJsonSchema, renderNetworkForm } from '@netloom/network-model';
import { CHARTS, renderValuesForm } from '@netloom/umbrella';

/** Everything that is rendered from the packages alone, the charts' metadata, the JSON Schemas and the forms of network.yaml and of what is generated: path in the workspace → text. */
export function renderCharts(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ...renderNetworkForm(),
    ...renderValuesForm(),
    ...renderHelmChartForm(),
  ]);
  for (const chartPackage of CHARTS) {
    for (const [path, text] of renderChart(chartPackage)) {
      files.set(`charts/${chartPackage.chart.name}/${path}`, text);
    }
  }
  files.set('schemas/network.schema.json', dumpJson(plain(networkJsonSchema())));
  files.set('schemas/diagnostics.schema.json', dumpJson(plain(reportJsonSchema())));
  return files;
}
