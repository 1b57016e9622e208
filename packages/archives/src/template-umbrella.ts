import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Helm } from '@netloom/helm';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { netloomDrawing } from '@netloom/umbrella';
import { umbrellaPath } from './umbrella-path.ts';

export interface TemplateInput {
  /** The folder that holds every chart, as a folder or as an archive. */
  readonly charts: string;
  /** The text of the umbrella's values.yaml, which `umbrellaValues` has validated. */
  readonly values: string;
  readonly helm: Helm;
  /** The version of the target cluster; the default is the one that Helm was built for. */
  readonly kubeVersion?: string;
  readonly signal?: AbortSignal;
}

/** The manifests of a network, as Helm prints them, in one run of Helm for all charts. Placeholders are allowed; the pod of `helm test` is left out. */
export async function templateUmbrella({
  charts,
  values,
  helm,
  kubeVersion,
  signal,
}: TemplateInput): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-template-'));
  try {
    const chart = await umbrellaPath({ charts, out: join(scratch, 'chart') });
    const valuesFile = join(scratch, 'values.yaml');
    await writeFile(valuesFile, values);
    const { name } = netloomDrawing.chart;
    const { stdout } = await helm.run(
      [
        ...['template', name, chart, '--namespace', NETLOOM_NAMESPACE],
        ...['--values', valuesFile, '--set', 'global.allowPlaceholders=true', '--skip-tests'],
        // validated by the schema that the chart's own is rendered from: Helm would take as long for it as for all else
        '--skip-schema-validation',
        ...(kubeVersion === undefined ? [] : ['--kube-version', kubeVersion]),
      ],
      signal === undefined ? {} : { signal },
    );
    return stdout;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
