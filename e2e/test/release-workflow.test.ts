import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { ROOT } from './support/repository.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[]; readonly paths: readonly string[] } };
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>>;
}

const path = join(ROOT, '.github/workflows/release.yml');
// the file is our own, and these tests fail where it does not have this shape.
const workflow = load(await readFile(path, 'utf8')) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const scripts = steps.flatMap(({ run }) => run ?? []);

interface Played {
  /** What each program was called with, and what it read: `npx publish … < token`. */
  readonly calls: readonly string[];
  readonly output: string;
}

/** Runs the script of a step with stand-ins for the programs that would change the world. */
async function play(name: string, env: Readonly<Record<string, string>>): Promise<Played> {
  const script = steps.find((step) => step.name === name)?.run ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'netloom-workflow-'));
  try {
    const calls = join(folder, 'calls');
    const output = join(folder, 'output');
    await writeFile(calls, '');
    await writeFile(output, '');
    const standIn = `#!/bin/sh\ninput=\ncase "$*" in *stdin*) input=" < $(cat)";; esac\necho "$(basename "$0") $*$input" >> '${calls}'\n`;
    for (const program of ['npx', 'cosign']) {
      await writeFile(join(folder, program), standIn);
      await chmod(join(folder, program), 0o755);
    }
    await execa('bash', ['-eo', 'pipefail', '-c', script], {
      env: { ...env, GITHUB_OUTPUT: output, PATH: `${folder}:${process.env.PATH ?? ''}` },
    });
    return {
      calls: (await readFile(calls, 'utf8')).trim().split('\n'),
      output: await readFile(output, 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

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
    const { calls } = await play('Publish', {
      ACTOR: 'Someone',
      CHANNEL: 'charts',
      GITHUB_REPOSITORY_OWNER: 'HomeLab',
      TOKEN: 'secret',
    });
    expect(calls).toEqual([
      'npx netloom publish oci://ghcr.io/homelab/charts --username Someone --password-stdin < secret',
    ]);
  });

  it('signs what release.json says, by digest, with the token on stdin', async () => {
    const { calls, output } = await play('Sign', {
      ACTOR: 'Someone',
      DIGEST: 'sha256:0123',
      REFERENCE: 'oci://ghcr.io/homelab/charts/metallb:0.1.0',
      TOKEN: 'secret',
    });
    expect(calls).toEqual([
      'cosign login ghcr.io --username Someone --password-stdin < secret',
      'cosign sign --yes ghcr.io/homelab/charts/metallb@sha256:0123',
    ]);
    expect(output).toBe('name=ghcr.io/homelab/charts/metallb\n');
  });
});
