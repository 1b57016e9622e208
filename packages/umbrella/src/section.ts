import type { ChartPackage, Drawn, From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import * as z from 'zod';

/** What an umbrella adds to a subchart's values: the switch, and the `global` that Helm repeats in each of them. */
const FROM_ABOVE = {
  enabled: z.boolean().default(false).describe('Whether to install this chart.'),
  global: z.record(z.string(), z.unknown()).optional().describe('Helm repeats `global` here; leave it out.'),
};

export interface FromAbove {
  readonly enabled: boolean;
  readonly global?: Readonly<Record<string, unknown>> | undefined;
}

/** The schema of a subchart's values under its name in the umbrella. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the schema is the type
export function sectionSchema<Values extends object>({ chart, values }: ChartPackage<Network, Values>) {
  if (!(values instanceof z.ZodObject)) {
    throw new Error(
      `the values of chart "${chart.name}" are no z.strictObject: the umbrella cannot extend them`,
    );
  }
  const extended: z.ZodType = values.safeExtend(FROM_ABOVE);
  // extending loses the type of a ZodObject of unknown shape; the fields added are those of FromAbove
  return (extended as z.ZodType<Values & FromAbove>).prefault({}).describe(`${chart.description}.`);
}

/** A subchart's values under its name in the umbrella: the network's, or nothing but the switch where it is not wanted. */
export function section<Values extends object>(
  { wanted, toValues }: ChartPackage<Network, Values>,
  network: Network,
  from: From,
): Drawn<Values> & FromAbove {
  if (wanted(network)) {
    const drawn = toValues(network, from);
    return from(drawn, Object.assign({}, drawn, { enabled: true }));
  }
  // the schema's defaults are the rest, and would only hide in the written values what a network asks for
  return { enabled: false } as Drawn<Values> & FromAbove;
}
