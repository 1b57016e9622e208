import { UsageError } from '@netloom/diagnostics/error';
import { CHARTS } from '@netloom/umbrella';
import { didYouMean } from '../terminal/did-you-mean.ts';

/** The names of the charts that a command is for, each once and subcharts before the umbrella; all where none is named. */
export function chartsNamed(names: readonly string[]): readonly string[] {
  const known = CHARTS.map(({ chart }) => chart.name);
  for (const name of names) {
    if (!known.includes(name)) throw new UsageError(`unknown chart "${name}". ${didYouMean(name, known)}`);
  }
  return names.length === 0 ? known : known.filter((name) => names.includes(name));
}
