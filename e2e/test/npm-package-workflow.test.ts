import { play, readWorkflow, stepsOf, type Played } from './support/workflow.ts';

const workflow = await readWorkflow('npm-package.yml');
const steps = stepsOf(workflow);
const HOST = { GITHUB_SERVER_URL: 'https://git.example.com', GITHUB_REPOSITORY: 'home/netloom' };
const TAG = 'netloom@0.2.0';

/** The step that finds what to release, with these tags pushed and these releases made. */
async function find(pushed: string, released: string): Promise<string> {
  const { output } = await play(workflow, 'Find', {
    env: HOST,
    programs: { git: `printf '%s' '${pushed}'`, gh: `printf '%s' '${released}'` },
    files: { 'packages/cli/package.json': '{ "version": "0.2.0" }' },
  });
  return output;
}

function publish(view: string): Promise<Played> {
  return play(workflow, 'Publish', { env: { TAG }, programs: { npm: `[ "$1" != view ] || ${view}` } });
}

describe('the workflow of the npm package', () => {
  it('gives each job the permissions that it needs, and no more', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.entries(workflow.jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['find', { contents: 'read' }],
      ['publish', { contents: 'write', 'id-token': 'write' }],
      ['image', { attestations: 'write', contents: 'read', 'id-token': 'write', packages: 'write' }],
    ]);
  });

  it('keeps no credentials in the checkout, and puts no expression into a script', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false, false]);
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('finds a version whose tag is pushed, and that has no release', async () => {
    expect(await find('0123 refs/tags/netloom@0.2.0', 'netloom@0.1.0\nnetloom@0.2.0-rc.1')).toBe(
      `tag=${TAG}\n`,
    );
    expect(await find('0123 refs/tags/netloom@0.2.0', '')).toBe(`tag=${TAG}\n`);
  });

  it('finds nothing where only notes changed, or the tag is not pushed', async () => {
    expect(await find('0123 refs/tags/netloom@0.2.0', 'netloom@0.1.0\nnetloom@0.2.0')).toBe('');
    expect(await find('', 'netloom@0.1.0')).toBe('');
  });

  it('publishes the tarball of the tag, and not a second time', async () => {
    expect((await publish('exit 1')).calls).toEqual([
      'npm view netloom@0.2.0 version',
      'npm publish ./dist/npm/netloom-0.2.0.tgz --provenance --access public',
    ]);
    expect((await publish('exit 0')).calls).toEqual(['npm view netloom@0.2.0 version']);
  });

  it("makes a release of the changelog's entry, without its differences, last", async () => {
    const changelog = [
      ...[
        '## Unreleased',
        '- `values.yaml`: later',
        '## 0.2.0 (2026-12-24)',
        '### Commits',
        '- feat: one (0123)',
      ],
      ...['### Files of the homelab', '```diff', '+ one', '```', '## 0.1.0 (2026-11-28)', 'First.'],
    ];
    const { calls, written } = await play(workflow, 'Release', {
      env: { ...HOST, TAG },
      programs: { gh: '' },
      files: {
        'packages/cli/CHANGELOG.md': `${changelog.join('\n\n')}\n`,
        'dist/npm/source-maps/main.js.map': '{}',
      },
      written: 'dist/notes.md',
    });
    expect(calls).toEqual([
      'gh release create netloom@0.2.0 dist/npm/netloom-0.2.0.tgz dist/npm/netloom-0.2.0.cdx.json dist/npm/SHA256SUMS dist/npm/source-maps.tgz --repo home/netloom --title netloom@0.2.0 --notes-file dist/notes.md --verify-tag',
    ]);
    expect(written.split('\n').filter((line) => line !== '')).toEqual([
      '### Commits',
      '- feat: one (0123)',
      'The difference for the homelab: https://git.example.com/home/netloom/blob/netloom@0.2.0/packages/cli/CHANGELOG.md',
    ]);
    expect(workflow.jobs.publish?.steps.at(-1)?.name).toBe('Release');
  });

  it('builds the image for two platforms, and signs it by its digest', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const { calls, output } = await play(workflow, 'Build', {
      env: { ACTOR: 'Someone', GITHUB_REPOSITORY_OWNER: 'HomeLab', TAG, TOKEN: 'secret' },
      programs: {
        docker: `mkdir -p dist; echo '{ "containerimage.digest": "${digest}" }' > dist/image.json`,
      },
    });
    expect(calls).toEqual([
      'docker login ghcr.io --username Someone --password-stdin < secret',
      'docker buildx create --use',
      'docker buildx build . --platform linux/amd64,linux/arm64 --push --tag ghcr.io/homelab/netloom:0.2.0 --provenance mode=max --sbom true --metadata-file dist/image.json',
    ]);
    expect(output).toBe(`name=ghcr.io/homelab/netloom\ndigest=${digest}\n`);
    const IMAGE = `ghcr.io/homelab/netloom@${digest}`;
    expect((await play(workflow, 'Sign', { env: { IMAGE }, programs: { cosign: '' } })).calls).toEqual([
      `cosign sign --yes ${IMAGE}`,
    ]);
  });

  it('starts the image with a root that nothing may be written to', async () => {
    const { calls } = await play(workflow, 'Start', { env: { IMAGE: 'it' }, programs: { docker: '' } });
    expect(calls).toEqual([
      expect.stringMatching(
        /^docker run --rm --read-only --network none --cap-drop ALL .* it template --summary$/,
      ),
    ]);
  });
});
