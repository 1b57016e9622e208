import { findHelm, HelmFailed, HelmMissing, HelmTooOld } from '@netloom/helm';
import type { ChartTrial } from '../with-archive.ts';

/** Runs a trial on the chart folder that the command line names. */
export async function runTrial(trial: (trial: ChartTrial) => Promise<void>): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('the folder of a chart is missing: … charts/metallb');
  try {
    const helm = await findHelm({
      env: process.env,
      platform: process.platform,
      arch: process.arch,
      onProgress: (text) => {
        console.error(text);
      },
    });
    await trial({
      folder,
      helm,
      report: (text) => {
        console.log(text);
      },
    });
  } catch (error) {
    if (!(error instanceof HelmFailed || error instanceof HelmMissing || error instanceof HelmTooOld)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
  }
}
