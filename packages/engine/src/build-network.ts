import {
  generatedMarkdown,
  generatedYaml,
  printDrawings,
  validateValues,
  withoutOrigin,
  type ChartPackage,
  type Drawing,
  type From,
} from '@netloom/chart-kit';
import { drawDeployment, renderDeployment } from '@netloom/deployment';
import { renderNetworkPage } from '@netloom/documents';
import type { Network } from '@netloom/network-model';
import { netloomChart, SUBCHARTS } from '@netloom/umbrella';
import type { CheckedNetwork } from './network/check-network.ts';

/** Everything that is generated of a network: path inside generated/ → text. A path that two parts write is our mistake. */
export function buildNetwork({ facts: { network } }: CheckedNetwork): ReadonlyMap<string, string> {
  return joined(
    printDrawings(drawValues(network, withoutOrigin)),
    renderDeployment(network),
    new Map([['NETWORK.md', generatedMarkdown(renderNetworkPage(network))]]),
  );
}

/** All of it but prose, as objects of which `recorder` keeps the origins. */
export function drawNetwork(network: Network, recorder: (by: string) => From): ReadonlyMap<string, Drawing> {
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

/** The values of the umbrella and of each wanted chart, as objects that `from` knows the origins of. */
function drawValues(network: Network, from: From): ReadonlyMap<string, Drawing> {
  const wanted = SUBCHARTS.filter((chartPackage) => chartPackage.wanted(network)).map((chartPackage) => {
    const values = chartPackage.toValues(network, from);
    validateValues(chartPackage, values);
    return { chartPackage, values };
  });
  return new Map([
    ['values.yaml', { documents: [netloomChart.toValues(network, from)], chart: defaultsOf(netloomChart) }],
    ...wanted.map(({ chartPackage, values }): readonly [string, Drawing] => [
      `values/${chartPackage.chart.name}.yaml`,
      { documents: [values], chart: defaultsOf(chartPackage) },
    ]),
  ]);
}

function defaultsOf({ chart: { name }, values }: ChartPackage<Network>): NonNullable<Drawing['chart']> {
  return { name, defaults: () => values.parse({}) };
}

/** values.yaml of the umbrella. */
export function umbrellaValues(network: Network): string {
  return generatedYaml([netloomChart.toValues(network, withoutOrigin)]);
}
