import { toValue } from '@netloom/diagnostics';
import type { ChartValues } from '../../src/sources/chart-values.ts';

/** `live metallb lb metallb-system 0.15.2 https://charts.example.net {"values":1}`, with `-` for what is not stated. */
export function printCharts(charts: readonly ChartValues[]): readonly string[] {
  return charts.map(({ liveness, chart, release, namespace, version, repository, tree }) =>
    [
      ...[liveness.state, chart, release, namespace ?? '-', version ?? '-', repository ?? '-'],
      JSON.stringify(toValue(tree)),
    ].join(' '),
  );
}
