import { renderNetworkPage } from '@netloom/documents';
import type { Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import { SUBCHARTS } from './charts.ts';
import { generatedMarkdown, generatedYaml } from './generated-text.ts';
import type { CheckedNetwork } from './network/check-network.ts';

/** The values of the umbrella and of each wanted chart, and NETWORK.md: path inside generated/ → text. */
export function buildNetwork({ facts: { network } }: CheckedNetwork): ReadonlyMap<string, string> {
  const wanted = SUBCHARTS.filter((chartPackage) => chartPackage.wanted(network));
  return new Map([
    ['values.yaml', umbrellaValues(network)],
    ...wanted.map(
      ({ chart, toValues }) =>
        [`values/${chart.name}.yaml`, generatedYaml([toValues(network, withoutOrigin)])] as const,
    ),
    ['NETWORK.md', generatedMarkdown(renderNetworkPage(network))],
  ]);
}

/** values.yaml of the umbrella. */
export function umbrellaValues(network: Network): string {
  return generatedYaml([netloomChart.toValues(network, withoutOrigin)]);
}

/** Texts have no origins: nobody asks a written file where its values came from. */
function withoutOrigin<T>(_source: object, value: T): T {
  return value;
}
