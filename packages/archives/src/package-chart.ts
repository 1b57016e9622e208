import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Helm } from '@netloom/helm';
import { makeFolder } from '@netloom/helm/make-folder';
import { netloomDrawing } from '@netloom/umbrella';
import { repack } from './repack.ts';
import { stageChart } from './stage-chart.ts';
import { stageUmbrella } from './stage-umbrella.ts';

export interface PackageInput {
  /** The chart's folder; the umbrella finds its subcharts beside it. */
  readonly chart: string;
  /** The folder that the archive goes to. */
  readonly out: string;
  readonly helm: Helm;
  /** The files that may be published, as paths from the folder of all charts; null where that is not known. */
  readonly tracked?: ReadonlySet<string> | null;
  readonly signal?: AbortSignal;
}

/** Packages a chart into `<out>/<name>-<version>.tgz`: the same content gives the same bytes. Returns the path. */
export async function packageChart({
  chart,
  out,
  helm,
  tracked = null,
  signal,
}: PackageInput): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-package-'));
  try {
    const name = basename(chart);
    const staged = join(scratch, 'chart', name);
    await mkdir(dirname(staged), { recursive: true });
    if (name === netloomDrawing.chart.name) {
      await stageUmbrella({ charts: dirname(chart), out: staged, tracked });
    } else {
      await stageChart({ chart, out: staged, tracked });
    }
    const packed = join(scratch, 'packed');
    await helm.run(['package', staged, '--destination', packed], signal === undefined ? {} : { signal });
    const [archive] = await readdir(packed);
    if (archive === undefined) throw new Error(`helm package wrote nothing for ${chart}.`);
    const target = join(out, archive);
    await makeFolder(out);
    const beside = `${target}.${crypto.randomUUID()}`;
    try {
      await repack({ archive: join(packed, archive), scratch, out: beside });
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
    return target;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
