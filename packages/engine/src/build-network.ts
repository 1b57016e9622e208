import {
  generatedMarkdown,
  generatedYaml,
  printGeneratedFiles,
  validateValues,
  withoutOrigin,
  type ChartPackage,
  type GeneratedFile,
  type From,
} from '@netloom/chart-kit';
import { drawDeployment, renderDeployment } from '@netloom/deployment';
import { renderNetworkPage } from '@netloom/documents';
import type { Network, NetworkView } from '@netloom/network-model';
import { netloomChart, SUBCHARTS, toSubchartValues } from '@netloom/umbrella';
import type { CheckedNetwork } from './network/check-network.ts';
import { renderEditorSchema } from './render-editor-schema.ts';

/** Everything that is generated from a network: path inside generated/ → text. A path that two parts write is our mistake. */
export async function buildNetwork(
  view: NetworkView & Pick<CheckedNetwork, 'source'>,
): Promise<ReadonlyMap<string, string>> {
  const { network } = view.facts;
  return joined(
    printGeneratedFiles(drawValues(network, withoutOrigin)),
    await renderDeployment(network),
    new Map([['NETWORK.md', generatedMarkdown(renderNetworkPage(view))]]),
    renderEditorSchema(view.source),
  );
}

/** The same without prose, as objects whose origins the recorders record. */
export function drawNetwork(
  network: Network,
  recorder: (by: string) => From,
): ReadonlyMap<string, GeneratedFile> {
  return joined(
    drawValues(network, recorder('chart values')),
    drawDeployment(network, recorder('deployment files')),
  );
}

function joined<T>(...parts: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const files = new Map<string, T>();
  for (const [path, file] of parts.flatMap((part) => [...part])) {
    if (files.has(path)) throw new Error(`${path} is generated twice`);
    files.set(path, file);
  }
  return files;
}

/** The values of the umbrella and of each enabled chart, as objects whose origins `from` records. */
function drawValues(network: Network, from: From): ReadonlyMap<string, GeneratedFile> {
  const umbrella = netloomChart.toValues(network, from);
  const enabled = SUBCHARTS.filter((chartPackage) => chartPackage.isEnabled(network)).map((chartPackage) => {
    const values = toSubchartValues(umbrella, chartPackage, from);
    validateValues(chartPackage, values);
    return { chartPackage, values };
  });
  return new Map([
    ['values.yaml', { documents: [umbrella], chart: defaultsOf(netloomChart) }],
    ...enabled.map(({ chartPackage, values }): readonly [string, GeneratedFile] => [
      `values/${chartPackage.chart.name}.yaml`,
      { documents: [values], chart: defaultsOf(chartPackage) },
    ]),
  ]);
}

function defaultsOf({ chart: { name }, values }: ChartPackage<Network>): NonNullable<GeneratedFile['chart']> {
  return { name, defaults: () => values.parse({}) };
}

/** values.yaml of the umbrella. */
export function umbrellaValues(network: Network): string {
  return generatedYaml([netloomChart.toValues(network, withoutOrigin)]);
}
