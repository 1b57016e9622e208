import type { ChartPackage, Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import * as z from 'zod';

/** What an umbrella adds to a subchart's values: `enabled`, and the `global` that Helm copies into each of them. */
const UMBRELLA_FIELDS = {
  enabled: z.boolean().default(false).describe('Whether to install this chart.'),
  global: z.record(z.string(), z.unknown()).optional().describe('Helm repeats `global` here; leave it out.'),
};

export interface UmbrellaFields {
  readonly enabled: boolean;
  readonly global?: Readonly<Record<string, unknown>> | undefined;
}

/** The schema of a subchart's values under its name in the umbrella. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function sectionSchema<Values extends object>({ chart, values }: ChartPackage<Network, Values>) {
  if (!(values instanceof z.ZodObject)) {
    throw new Error(
      `the values of chart "${chart.name}" are not a z.strictObject: the umbrella cannot extend them`,
    );
  }
  const extended: z.ZodType = values.safeExtend(UMBRELLA_FIELDS);
  // extending loses the type of a ZodObject of unknown shape; the fields added are those of UmbrellaFields
  return (extended as z.ZodType<Values & UmbrellaFields>).prefault({}).describe(`${chart.description}.`);
}

/** A subchart's values under its name in the umbrella: `enabled: false` alone where the network does not need the chart. */
export function toSection<Values extends object>(
  { isEnabled, toValues }: ChartPackage<Network, Values>,
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
  { chart: { name } }: Pick<ChartPackage<Network>, 'chart'>,
  from: From,
): object {
  // the umbrella has a section for each of its subcharts
  const section = Reflect.get(umbrella, name) as object;
  return from(section, Object.fromEntries(Object.entries(section).filter(([key]) => key !== 'enabled')));
}
