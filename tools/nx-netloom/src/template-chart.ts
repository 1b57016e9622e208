import { HelmFailed } from '@netloom/helm';
import { ciCases, DEFAULTS } from './chart-cases.ts';
import { withArchive, type ChartTrial } from './with-archive.ts';

/**
 * Templates the chart with its default values and with each case of ci/. A case must render; the defaults may also
 * fail with the chart's own message, for a required value. Throws HelmFailed at the first other failure.
 */
export async function templateChart(trial: ChartTrial): Promise<void> {
  await withArchive(trial, async (archive) => {
    const cases = await ciCases(trial.folder);
    for (const { name, args } of [DEFAULTS, ...cases]) {
      try {
        await trial.helm.run(['template', 'release', archive, ...args]);
        trial.report(`${trial.folder}, ${name}: renders`);
      } catch (error) {
        const message = name === DEFAULTS.name && cases.length > 0 ? failMessage(error) : null;
        if (message === null) throw error;
        trial.report(`${trial.folder}, ${name}: requires values: ${message}`);
      }
    }
  });
}

/** The message of the chart's `fail` or `required`; null for every other error of Helm. */
function failMessage(error: unknown): string | null {
  if (!(error instanceof HelmFailed)) return null;
  return /^Error: execution error at \([^)]*\): (.*)$/m.exec(error.stderr)?.[1] ?? null;
}
