import type { NxJsonConfiguration, TargetConfiguration } from '@nx/devkit';
import type { ChartFile } from './chart-file.ts';
import { chartInputs } from './inputs.ts';

const SCRIPTS = 'node tools/nx-netloom/src/scripts';

/** The targets that a chart gives to its package. */
export function chartTargets({
  chart,
  folder,
  nxJson,
}: {
  readonly chart: ChartFile;
  readonly folder: string;
  readonly nxJson: NxJsonConfiguration;
}): Record<string, TargetConfiguration> {
  const inputs = chartInputs(nxJson);
  return {
    'lint-chart': {
      command: `${SCRIPTS}/lint-chart.ts ${folder}`,
      cache: true,
      inputs,
      outputs: [],
      metadata: {
        technologies: ['helm'],
        description: 'helm lint --strict with the default values and with each ci/*-values.yaml',
      },
    },
    template: {
      command: `${SCRIPTS}/template-chart.ts ${folder}`,
      cache: true,
      inputs,
      outputs: [],
      metadata: {
        technologies: ['helm'],
        description: 'helm template with the default values and with each ci/*-values.yaml',
      },
    },
    package: {
      command: `netloom package ${chart.name} --out dist/charts`,
      cache: true,
      inputs,
      outputs: [`{workspaceRoot}/dist/charts/${chart.name}-${chart.version}.tgz`],
      metadata: { technologies: ['helm'], description: 'The chart as a reproducible archive' },
    },
    publish: {
      // the caller states the registry: --to=oci://HOST/PATH.
      command: `netloom publish {args.to} ${chart.name} --out dist/publish/${chart.name}`,
      // its result depends on the registry.
      cache: false,
      metadata: {
        technologies: ['helm'],
        description: 'The chart in an OCI registry, each version once: --to=oci://HOST/PATH',
      },
    },
    'version-check': {
      command: `${SCRIPTS}/version-check.ts ${folder}`,
      // its result depends on the base commit.
      cache: false,
      metadata: {
        technologies: ['helm'],
        description: 'A chart that differs from the base commit has a higher version',
      },
    },
  };
}
