import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodesContext, CreateNodesResult } from '@nx/devkit';
import { readChartFile, type ChartFile } from './chart-file.ts';
import { chartTargets } from './chart-targets.ts';
import type { NormalizedOptions } from './options.ts';

/**
 * A project for the folder of a chart, and the chart's targets for the package that owns it. The package depends on the
 * folder, so that a commit to a template affects and releases the package; a chart's folder depends on its subcharts'.
 */
export function chartProjects(
  file: string,
  options: NormalizedOptions,
  context: CreateNodesContext,
): CreateNodesResult {
  const folder = dirname(file);
  const chart = readChartFile(join(context.workspaceRoot, file));
  const owner = `packages/${options.packages[chart.name] ?? chart.name}`;
  if (!existsSync(join(context.workspaceRoot, owner, 'package.json'))) {
    throw new Error(
      `${file}: no package owns the chart "${chart.name}": there is no ${owner}/package.json. ` +
        'If the package has another name, add it to the plugin\'s option "packages".',
    );
  }
  return {
    projects: {
      [folder]: folderProject(folder, chart, context),
      [owner]: {
        tags: ['type:chart'],
        implicitDependencies: [projectName(chart.name)],
        targets: chartTargets({ chart, folder, nxJson: context.nxJsonConfiguration }),
        metadata: {
          targetGroups: { chart: ['lint-chart', 'template', 'package', 'publish', 'version-check'] },
        },
      },
    },
  };
}

function folderProject(
  folder: string,
  { name, subcharts }: ChartFile,
  { workspaceRoot }: CreateNodesContext,
): NonNullable<CreateNodesResult['projects']>[string] {
  const siblings = subcharts.filter((subchart) =>
    existsSync(join(workspaceRoot, dirname(folder), subchart, 'Chart.yaml')),
  );
  return {
    name: projectName(name),
    projectType: 'library',
    implicitDependencies: siblings.map(projectName),
    metadata: { technologies: ['helm'], description: `The folder of the chart ${name}` },
  };
}

function projectName(chart: string): string {
  return `chart-${chart}`;
}
