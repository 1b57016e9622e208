import { ciCases, DEFAULTS } from './chart-cases.ts';
import { withArchive, type ChartTrial } from './with-archive.ts';

/** Lints the chart with its default values and with each case of ci/; throws HelmFailed at the first that fails. */
export async function lintChart(trial: ChartTrial): Promise<void> {
  await withArchive(trial, async (archive) => {
    for (const { name, args } of [DEFAULTS, ...(await ciCases(trial.folder))]) {
      await trial.helm.run(['lint', '--strict', '--with-subcharts', archive, ...args]);
      trial.report(`${trial.folder}, ${name}: passes helm lint --strict`);
    }
  });
}
