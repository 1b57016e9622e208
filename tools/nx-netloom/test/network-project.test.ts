import { networkProjects } from '../src/network-project.ts';
import { infer } from './workspace.ts';

describe(networkProjects, () => {
  it('gives a network validate, build and template', async () => {
    const projects = await infer({ 'networks/homelab/network.yaml': '' });
    const project = projects['networks/homelab'];
    expect(project?.name).toBe('network-homelab');
    expect(Object.entries(project?.targets ?? {}).map(([name, { command }]) => [name, command])).toEqual([
      ['validate', 'netloom validate networks/homelab/network.yaml'],
      ['build', 'netloom build networks/homelab/network.yaml --check'],
      ['template', 'netloom template networks/homelab/network.yaml --summary'],
    ]);
  });

  it('depends on the command, and through it on every package and chart', async () => {
    const projects = await infer({ 'networks/homelab/network.yaml': '' });
    expect(projects['networks/homelab']?.implicitDependencies).toEqual(['@netloom/cli']);
  });

  it('gives an example, which has no generated files, validate and template only', async () => {
    const projects = await infer({ 'examples/minimal/network.yaml': '' });
    expect(projects['examples/minimal']?.name).toBe('example-minimal');
    expect(Object.keys(projects['examples/minimal']?.targets ?? {})).toEqual(['validate', 'template']);
  });

  it('names a network in a deeper folder after its whole path', async () => {
    const projects = await infer({ 'networks/fleet/berlin/network.yaml': '' });
    expect(projects['networks/fleet/berlin']?.name).toBe('network-fleet-berlin');
  });

  it('gives a network that is wrong on purpose no targets', async () => {
    const projects = await infer(
      { 'examples/wrong/network.yaml': '' },
      { options: { faulty: ['examples/wrong'] } },
    );
    expect(projects['examples/wrong']).toMatchObject({ name: 'example-wrong', targets: {} });
  });

  it('reads its own folder and all production files; template reads the version of Helm too', async () => {
    const projects = await infer(
      { 'networks/homelab/network.yaml': '' },
      { nxJson: { namedInputs: { production: [] } } },
    );
    const targets = projects['networks/homelab']?.targets;
    expect(targets?.build?.inputs).toEqual(['default', '^production']);
    expect(targets?.template?.inputs).toEqual([
      'default',
      '^production',
      { runtime: 'node tools/nx-netloom/src/scripts/helm-version.ts' },
    ]);
  });
});
