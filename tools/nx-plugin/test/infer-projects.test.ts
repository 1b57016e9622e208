import { inferProjects } from '../src/infer-projects.ts';
import type { InferredProject } from '../src/nx-api.ts';
import type { NetloomPluginOptions } from '../src/plugin-options.ts';

function infer(
  files: readonly string[],
  options?: NetloomPluginOptions,
): Readonly<Record<string, InferredProject>> {
  return Object.fromEntries(
    inferProjects(files, options).flatMap(([, { projects }]) => Object.entries(projects)),
  );
}

describe(inferProjects, () => {
  it('makes a project of every network.yaml, and of no other YAML file', () => {
    const projects = infer([
      'network.yaml',
      'networks/home/network.yaml',
      'sites/berlin/network.yaml',
      'networks/home/generated/values.yaml',
    ]);
    expect(Object.entries(projects).map(([folder, { name }]) => [folder, name])).toEqual([
      ['.', 'network'],
      ['networks/home', 'network-home'],
      ['sites/berlin', 'network-sites-berlin'],
    ]);
  });

  it('takes the files that the globs of the options name', () => {
    const options = { networks: ['sites/*/*.net.yml', '!sites/old/**'] };
    const files = ['network.yaml', 'sites/berlin/berlin.net.yml', 'sites/old/old.net.yml'];
    expect(Object.keys(infer(files, options))).toEqual(['sites/berlin']);
  });

  it('gives a network four targets, which read the file and the version of netloom', () => {
    const targets = infer(['networks/home/network.yaml'])['networks/home']?.targets ?? {};
    const sources = ['{workspaceRoot}/networks/home/network.yaml', { externalDependencies: ['netloom'] }];
    expect(
      Object.entries(targets).map(([name, { command, inputs, outputs }]) => [name, command, inputs, outputs]),
    ).toEqual([
      ['validate', 'netloom validate networks/home/network.yaml', sources, []],
      [
        'build',
        'netloom build networks/home/network.yaml',
        sources,
        ['{workspaceRoot}/networks/home/generated'],
      ],
      [
        'check',
        'netloom build networks/home/network.yaml --check',
        [...sources, '{workspaceRoot}/networks/home/generated/**/*'],
        [],
      ],
      [
        'template',
        'netloom template networks/home/network.yaml --summary',
        [...sources, { runtime: 'helm version --short || echo none' }],
        [],
      ],
    ]);
  });

  it('has generated/ of a network at the root of the workspace there', () => {
    expect(infer(['network.yaml'])['.']?.targets.build?.outputs).toEqual(['{workspaceRoot}/generated']);
  });

  it('names targets as the options do', () => {
    const projects = infer(['network.yaml'], { targets: { check: 'build-check' } });
    expect(Object.keys(projects['.']?.targets ?? {})).toEqual([
      'validate',
      'build',
      'build-check',
      'template',
    ]);
  });

  it('quotes a path that the shell would take apart', () => {
    const projects = infer(['sites/Zürich 1/network.yaml']);
    expect(projects['sites/Zürich 1']?.targets.validate?.command).toBe(
      'netloom validate "sites/Zürich 1/network.yaml"',
    );
  });

  it.each([
    'sites/$HOME/network.yaml',
    'sites/a"b/network.yaml',
    'sites/a`b/network.yaml',
    '-x/network.yaml',
  ])('refuses %s, which no quotes make safe in every shell', (file) => {
    expect(() => infer([file])).toThrow(
      `${file}: a target of Nx cannot name this file: its path begins with "-" or has a character that the shell would interpret. Rename the folder, or exclude the file in options.networks of netloom/nx.`,
    );
  });

  it('refuses two networks in one folder', () => {
    expect(() => infer(['b/y.yaml', 'b/x.yaml', 'a/z.yaml'], { networks: ['*/*.yaml'] })).toThrow(
      'b/x.yaml, b/y.yaml: the folder "b" has 2 networks, and one generated/. Move each to a folder of its own, or exclude all but one in options.networks of netloom/nx.',
    );
  });
});
