import { HelmFailed } from '@netloom/helm';
import { ciCases, DEFAULTS } from './chart-cases.ts';
import { withArchive, type ChartTrial } from './with-archive.ts';

/**
 * Templates the chart with its default values and with each case of ci/. A case must render; the defaults may also ask
 * for a value that no default can know, in the chart's own words. Throws HelmFailed at the first that does neither.
 */
export async function templateChart(trial: ChartTrial): Promise<void> {
  await withArchive(trial, async (archive) => {
    const cases = await ciCases(trial.folder);
    for (const { name, args } of [DEFAULTS, ...cases]) {
      try {
        await trial.helm.run(['template', 'release', archive, ...args]);
        trial.tell(`${trial.folder}, ${name}: renders`);
      } catch (error) {
        const request = name === DEFAULTS.name && cases.length > 0 ? ownSentence(error) : null;
        if (request === null) throw error;
        trial.tell(`${trial.folder}, ${name}: asks for more: ${request}`);
      }
    }
  });
}

/** What the chart's `fail` or `required` said; null for every other error of Helm's. */
function ownSentence(error: unknown): string | null {
  if (!(error instanceof HelmFailed)) return null;
  return /^Error: execution error at \([^)]*\): (.*)$/m.exec(error.stderr)?.[1] ?? null;
}
