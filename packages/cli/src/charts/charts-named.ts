import { UsageError } from '@netloom/diagnostics/error';
import { didYouMean } from '../terminal/did-you-mean.ts';

/** The names of the charts that a command is for, each once and subcharts before the umbrella; all where none is named. */
export async function chartsNamed(names: readonly string[]): Promise<readonly string[]> {
  const { CHARTS } = await import('@netloom/umbrella');
  const known = CHARTS.map(({ chart }) => chart.name);
  for (const name of names) {
    if (!known.includes(name))
      throw new UsageError(`there is no chart "${name}". ${await didYouMean(name, known)}`);
  }
  return names.length === 0 ? known : known.filter((name) => names.includes(name));
}
