import { mergeValues, plain, type Plain } from '@netloom/chart-kit';
import type { ChartValues } from './network.ts';

/** The values of one chart: those that netloom sets, and those that the file passes on. */
export interface ChartSettings {
  /** The program, as a message calls it. */
  readonly title: string;
  readonly own: object;
  /** Why netloom sets a value and what to do instead of stating it, by its path; the longest that leads to a value counts. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What netloom leaves to the chart and counts on: another value would make its rules and traces wrong. */
  readonly countsOn: object;
  readonly passedOn: ChartValues;
}

/** All values of a chart: what netloom sets, over what the file passes on. */
export function settledValues({ own, passedOn }: Pick<ChartSettings, 'own' | 'passedOn'>): Plain {
  return mergeValues(plain(own), plain(passedOn));
}
