import { play, readWorkflow, stepsOf } from './support/workflow.ts';

const workflow = await readWorkflow('release.yml');
const steps = stepsOf(workflow);
const scripts = steps.flatMap(({ run }) => run ?? []);
const programs = { npx: '', cosign: '' };

describe('the release workflow', () => {
  it('gives each job the permissions that it needs, and no more', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.entries(workflow.jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['publish', { contents: 'read', packages: 'write' }],
      ['sign', { attestations: 'write', 'id-token': 'write', packages: 'write' }],
    ]);
  });

  it('lets one publisher work at a time, and never stops one', () => {
    expect(workflow.concurrency).toEqual({ group: 'release', 'cancel-in-progress': false });
  });

  it('runs for each release, with a channel of its own for pre-releases', () => {
    expect(workflow.on.push).toEqual({ branches: ['main', 'next'], paths: ['charts/netloom/Chart.yaml'] });
    const publish = steps.find(({ name }) => name === 'Publish');
    expect(publish?.env?.CHANNEL).toBe("${{ github.ref_name == 'main' && 'charts' || 'charts-next' }}");
  });

  it('keeps no credentials in the checkout', () => {
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with).toEqual({
      'persist-credentials': false,
    });
  });

  it('puts no expression into a script, where its value would be run', () => {
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('publishes below the owner in lower case, with the token on stdin', async () => {
    const { calls } = await play(workflow, 'Publish', {
      env: { ACTOR: 'Someone', CHANNEL: 'charts', GITHUB_REPOSITORY_OWNER: 'HomeLab', TOKEN: 'secret' },
      programs,
    });
    expect(calls).toEqual([
      'npx netloom publish oci://ghcr.io/homelab/charts --username Someone --password-stdin < secret',
    ]);
  });

  it('signs what release.json says, by digest, with the token on stdin', async () => {
    const { calls, output } = await play(workflow, 'Sign', {
      env: {
        ACTOR: 'Someone',
        DIGEST: 'sha256:0123',
        REFERENCE: 'oci://ghcr.io/homelab/charts/metallb:0.1.0',
        TOKEN: 'secret',
      },
      programs,
    });
    expect(calls).toEqual([
      'cosign login ghcr.io --username Someone --password-stdin < secret',
      'cosign sign --yes ghcr.io/homelab/charts/metallb@sha256:0123',
    ]);
    expect(output).toBe('name=ghcr.io/homelab/charts/metallb\n');
  });
});
