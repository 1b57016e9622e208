import * as z from 'zod';
import { chartValuesMistakes } from './chart-values-mistakes.ts';
import { hasEntries } from './conditions.ts';
import { refuse } from './refuse.ts';

/** Values of a chart that netloom passes on: their form is the chart's. */
export const ChartValues = z
  .record(z.string(), z.unknown())
  .refine(hasEntries, 'it needs at least one value of the chart: leave it out otherwise')
  .check(refuse(chartValuesMistakes));
