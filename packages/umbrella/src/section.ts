import type { ChartDrawing, Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';

export interface UmbrellaFields {
  readonly enabled: boolean;
  readonly global?: Readonly<Record<string, unknown>> | undefined;
}

/** A subchart's values under its name in the umbrella: `enabled: false` alone where the network does not need the chart. */
export function toSection<Values extends object>(
  { isEnabled, toValues }: ChartDrawing<Network, Values>,
  network: Network,
  from: From,
): Drawn<Values> & UmbrellaFields {
  if (isEnabled(network)) {
    const drawn = toValues(network, from);
    return from(drawn, Object.assign({}, drawn, { enabled: true }));
  }
  // the defaults of the schema are the rest; written out they would hide what the network enables
  return { enabled: false } as Drawn<Values> & UmbrellaFields;
}

/** The values of a subchart alone, out of the umbrella's. */
export function toSubchartValues(
  umbrella: object,
  { chart: { name } }: Pick<ChartDrawing<Network>, 'chart'>,
  from: From,
): object {
  // the umbrella has a section for each of its subcharts
  const section = Reflect.get(umbrella, name) as object;
  return from(section, Object.fromEntries(Object.entries(section).filter(([key]) => key !== 'enabled')));
}
