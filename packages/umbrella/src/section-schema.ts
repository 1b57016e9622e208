import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import * as z from 'zod';
import type { UmbrellaFields } from './section.ts';

/** What an umbrella adds to a subchart's values: `enabled`, and the `global` that Helm copies into each of them. */
const UMBRELLA_FIELDS = {
  enabled: z.boolean().default(false).describe('Whether to install this chart.'),
  global: z.record(z.string(), z.unknown()).optional().describe('Helm repeats `global` here; leave it out.'),
};

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
