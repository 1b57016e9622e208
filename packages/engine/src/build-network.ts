import {
  generatedMarkdown,
  generatedYaml,
  printDrawings,
  withoutOrigin,
  type ChartPackage,
  type Drawing,
  type From,
} from '@netloom/chart-kit';
import { renderNetworkPage } from '@netloom/documents';
import type { Network } from '@netloom/network-model';
import { netloomChart, SUBCHARTS } from '@netloom/umbrella';
import type { CheckedNetwork } from './network/check-network.ts';

/** The values of the umbrella and of each wanted chart, and NETWORK.md: path inside generated/ → text. */
export function buildNetwork({ facts: { network } }: CheckedNetwork): ReadonlyMap<string, string> {
  return new Map([
    ...printDrawings(drawNetwork(network, withoutOrigin)),
    ['NETWORK.md', generatedMarkdown(renderNetworkPage(network))],
  ]);
}

/** The values of the umbrella and of each wanted chart, as objects that `from` knows the origins of. */
export function drawNetwork(network: Network, from: From): ReadonlyMap<string, Drawing> {
  const wanted = SUBCHARTS.filter((chartPackage) => chartPackage.wanted(network));
  return new Map([
    ['values.yaml', { documents: [netloomChart.toValues(network, from)], chart: defaultsOf(netloomChart) }],
    ...wanted.map((chartPackage): readonly [string, Drawing] => [
      `values/${chartPackage.chart.name}.yaml`,
      { documents: [chartPackage.toValues(network, from)], chart: defaultsOf(chartPackage) },
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
