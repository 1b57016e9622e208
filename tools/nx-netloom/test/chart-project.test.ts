import { chartProjects } from '../src/chart-project.ts';
import { chartYaml, infer } from './workspace.ts';

const metallb = {
  'charts/metallb/Chart.yaml': chartYaml('metallb'),
  'packages/metallb/package.json': '{}',
};

describe(chartProjects, () => {
  it('gives the folder of a chart a project without targets', async () => {
    const projects = await infer(metallb);
    expect(projects['charts/metallb']).toEqual({
      name: 'chart-metallb',
      projectType: 'library',
      implicitDependencies: [],
      metadata: { technologies: ['helm'], description: 'The folder of the chart metallb' },
    });
  });

  it('gives the package of the same name the targets and an edge to the folder', async () => {
    const projects = await infer(metallb);
    const owner = projects['packages/metallb'];
    expect(owner?.implicitDependencies).toEqual(['chart-metallb']);
    expect(owner?.tags).toEqual(['type:chart']);
    expect(Object.entries(owner?.targets ?? {}).map(([name, { command }]) => [name, command])).toEqual([
      ['lint-chart', 'node tools/nx-netloom/src/scripts/lint-chart.ts charts/metallb'],
      ['template', 'node tools/nx-netloom/src/scripts/template-chart.ts charts/metallb'],
      ['package', 'netloom package metallb --out dist/charts'],
      ['publish', 'netloom publish {args.to} metallb --out dist/publish/metallb'],
      ['version-check', 'node tools/nx-netloom/src/scripts/version-check.ts charts/metallb'],
    ]);
  });

  it('names the archive, with its version, as the one output of package', async () => {
    const projects = await infer(metallb);
    expect(projects['packages/metallb']?.targets?.package?.outputs).toEqual([
      '{workspaceRoot}/dist/charts/metallb-1.2.3.tgz',
    ]);
  });

  it('reads the production files of the package, of what it stands on and of the programs, and the version of Helm', async () => {
    const projects = await infer(metallb, { nxJson: { namedInputs: { production: [] } } });
    expect(projects['packages/metallb']?.targets?.['lint-chart']?.inputs).toEqual([
      'production',
      '^production',
      {
        input: 'production',
        projects: ['@netloom/cli', '@netloom/archives', '@netloom/helm', '@netloom/nx-netloom'],
      },
      { runtime: 'node tools/nx-netloom/src/scripts/helm-version.ts' },
    ]);
  });

  it('reads the default files where the workspace does not define production', async () => {
    const projects = await infer(metallb);
    expect(projects['packages/metallb']?.targets?.template?.inputs?.slice(0, 2)).toEqual([
      'default',
      '^default',
    ]);
  });

  it('draws edges from the umbrella to its subcharts, and finds its package by the option', async () => {
    const projects = await infer(
      {
        ...metallb,
        'charts/netloom/Chart.yaml': chartYaml('netloom', ['metallb', 'elsewhere']),
        'packages/umbrella/package.json': '{}',
      },
      { options: { packages: { netloom: 'umbrella' } } },
    );
    expect(projects['charts/netloom']?.implicitDependencies).toEqual(['chart-metallb']);
    expect(projects['packages/umbrella']?.implicitDependencies).toEqual(['chart-netloom']);
  });

  it('refuses a chart that no package owns', async () => {
    await expect(infer({ 'charts/stray/Chart.yaml': chartYaml('stray') })).rejects.toMatchObject({
      errors: [
        [
          'charts/stray/Chart.yaml',
          new Error(
            'charts/stray/Chart.yaml: no package owns the chart "stray": there is no packages/stray/package.json. ' +
              'If the package has another name, add it to the plugin\'s option "packages".',
          ),
        ],
      ],
    });
  });
});
