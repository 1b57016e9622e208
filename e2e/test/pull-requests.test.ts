import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import manifest from '@netloom/cli/package.json' with { type: 'json' };
import { readAction, runAction, type ActionRun } from './support/action.ts';
import { CiCheckout, type Branch } from './support/ci-checkout.ts';
import { CommentForge } from './support/comment-forge.ts';
import { InstalledPackage, NODE } from './support/installed-package.ts';
import { gitlabJob, PULL_REQUEST_FILES, stepsIn } from './support/repository-page.ts';
import { CHANGED, FAULTY, NETWORK } from './support/small-network.ts';

const REFUSED = NETWORK.replace('cluster:', 'cluster:\n  podCidr: 10.50.0.0/16');

const MARKER = '<!-- netloom plan: home -->';

const action = await readAction();
let installed: InstalledPackage;

beforeAll(async () => {
  installed = await InstalledPackage.create();
}, 300_000);

afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

/** A pull request on a forge: each push writes the network, and runs what is run for it. */
async function onForge(
  branch: Partial<Branch>,
  use: (scene: {
    readonly checkout: CiCheckout;
    readonly forge: CommentForge;
    readonly url: string;
  }) => Promise<void>,
): Promise<void> {
  const checkout = await CiCheckout.create(installed, {
    ...{ before: NETWORK, after: CHANGED, isBuilt: true },
    ...branch,
  });
  const forge = new CommentForge();
  await forge.serve((url) => use({ checkout, forge, url }));
}

/** What a runner of GitHub or Forgejo says about a pull request. */
async function runnerOf(
  url: string,
  { base, folder }: CiCheckout,
): Promise<Readonly<Record<string, string>>> {
  const event = `${folder}.event.json`;
  await writeFile(event, JSON.stringify({ pull_request: { number: 7, base: { sha: base } } }));
  return { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'me/home', GITHUB_EVENT_PATH: event };
}

describe('the action', () => {
  const run = async (
    url: string,
    checkout: CiCheckout,
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<ActionRun> =>
    runAction(action, {
      installed,
      scene: {
        temp: `${checkout.folder}.runner`,
        cwd: checkout.folder,
        inputs: { version: installed.tarball, ...inputs },
        env: { ...(await runnerOf(url, checkout)), ...env },
      },
    });

  it(
    'posts the plan once, changes it with each push, and there where it is refused',
    () =>
      onForge({}, async ({ checkout, forge, url }) => {
        forge.failures = [500];
        const first = await run(url, checkout, { build: 'true', sarif: 'found.sarif' });
        expect(first).toMatchObject({ code: 0, skipped: [expect.stringContaining('actions/setup-node@')] });
        expect(first.stdout).toContain('comment: created');
        expect(forge.comments).toHaveLength(4);
        expect(forge.posted).toMatch(/^<!-- netloom plan: home -->\n[^]*\n\+ node:node-2 is new/);
        expect(first.summary).toBe(`${forge.posted ?? ''}\n`);
        expect(JSON.parse(await readFile(join(checkout.folder, 'found.sarif'), 'utf8'))).toMatchObject({
          version: '2.1.0',
        });
        const file = join(checkout.folder, 'network.yaml');
        await writeFile(file, NETWORK);
        expect((await run(url, checkout)).stdout).toContain('comment: updated');
        expect(forge.posted).toContain('\nno changes.\n');
        expect((await run(url, checkout)).stdout).toContain('comment: unchanged');
        await writeFile(file, REFUSED);
        expect((await run(url, checkout)).code).toBe(5);
        expect(forge.posted).toContain('\nrefused[immutable]: ');
        expect(forge.comments.map(({ body }) => body).slice(0, 3)).toEqual([
          'looks good',
          null,
          '<!-- netloom plan: other -->',
        ]);
        expect(forge.comments).toHaveLength(4);
      }),
    120_000,
  );

  it(
    'annotates what is wrong, and what is not built',
    () =>
      onForge({ after: FAULTY, isBuilt: false }, async ({ checkout, forge, url }) => {
        const faulty = await run(url, checkout);
        expect(faulty.code).toBe(1);
        expect(faulty.stdout).toMatch(/^::error file=network\.yaml,line=8,/m);
        expect(faulty.stdout).toContain('::warning title=netloom::there is no plan of network.yaml');
        expect(forge.comments).toHaveLength(3);
        await writeFile(join(checkout.folder, 'network.yaml'), CHANGED);
        const stale = await run(url, checkout, { build: 'true', comment: 'false' });
        expect([stale.code, stale.stdout]).toEqual([
          1,
          expect.stringMatching(/^missing {2}k3s\/node-2\.yaml$/m),
        ]);
        expect(stale.summary).toContain(MARKER);
        expect(forge.comments).toHaveLength(3);
      }),
    120_000,
  );

  it(
    'only warns where the token of a fork may not post',
    () =>
      onForge({}, async ({ checkout, forge, url }) => {
        forge.failures = [403];
        const { code, stdout, summary } = await run(url, checkout);
        expect(code).toBe(0);
        expect(stdout).toMatch(
          /^::warning title=netloom::the plan could not be posted as a comment, which this token may not: .*403/m,
        );
        expect(summary).toContain(MARKER);
        expect(forge.comments).toHaveLength(3);
        expect(stdout).not.toContain('secret');
      }),
    120_000,
  );

  it(
    'plans nothing where the base is not in the checkout, and of a network that is new',
    () =>
      onForge({ before: null }, async ({ checkout, forge, url }) => {
        const shallow = await run(url, checkout, { base: '0123456789abcdef0123456789abcdef01234567' });
        expect([shallow.code, shallow.stdout]).toEqual([0, expect.stringContaining('(fetch-depth: 0)')]);
        const fresh = await run(url, checkout, { networks: '\n./network.yaml\n' });
        expect([fresh.code, fresh.stdout]).toEqual([0, expect.stringContaining('./network.yaml is new')]);
        expect(forge.comments).toHaveLength(3);
      }),
    120_000,
  );

  it(
    'installs an exact version alone, its own by default',
    () =>
      onForge({}, async ({ checkout, url }) => {
        for (const version of ['latest', '^0.1.0', '0.1.0 && reboot', 'git+https://example.com/x']) {
          expect(await run(url, checkout, { version })).toMatchObject({ code: 2 });
        }
        const bin = `${checkout.folder}.bin`;
        await mkdir(bin);
        await writeFile(join(bin, 'npm'), '#!/bin/sh\necho "npm $*"\nexit 9\n', { mode: 0o755 });
        const path = [bin, dirname(NODE), '/usr/bin', '/bin'].join(delimiter);
        const own = await run(url, checkout, { version: '' }, { PATH: path });
        expect(own.code).toBe(9);
        expect(own.stdout).toMatch(new RegExp(` --ignore-scripts .* netloom@${manifest.version}$`, 'm'));
      }),
    120_000,
  );

  it('puts no expression into a script, where its value would be run', () => {
    const scripts = action.runs.steps.flatMap(({ run }) => run ?? []);
    expect(scripts).not.toHaveLength(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('has the inputs that its page lists and uses', async () => {
    const page = await readFile(join(import.meta.dirname, '../../', PULL_REQUEST_FILES.github.page), 'utf8');
    const listed = [...page.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(listed).toEqual(Object.keys(action.inputs));
    const used = stepsIn(PULL_REQUEST_FILES.github).find(({ uses }) => uses?.startsWith('OWNER/'));
    expect(listed).toEqual(expect.arrayContaining(Object.keys(used?.with ?? { none: '' })));
  });
});

const JOBS = [
  {
    name: 'Forgejo',
    scripts: stepsIn(PULL_REQUEST_FILES.forgejo).flatMap(({ run }) => run ?? []),
    env: { NETLOOM_BUILD: 'true', NETLOOM_TOKEN: 'secret' },
    variables: runnerOf,
  },
  {
    name: 'GitLab',
    scripts: [gitlabJob(PULL_REQUEST_FILES.gitlab).script.join('\n')],
    env: { NETLOOM_BUILD: 'true', NETLOOM_TOKEN: 'secret' },
    variables: (url: string, { base }: CiCheckout) => ({
      ...{ GITLAB_CI: 'true', CI_API_V4_URL: url, CI_PROJECT_ID: '3' },
      ...{ CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_DIFF_BASE_SHA: base },
    }),
  },
];

describe.each(JOBS)(
  'the job that docs/how-to/check-pull-requests.md shows for $name',
  ({ scripts, env, variables }) => {
    it(
      'posts the plan, and fails at a finding',
      () =>
        onForge({}, async ({ checkout, forge, url }) => {
          const all = { ...env, ...(await variables(url, checkout)) };
          expect(await checkout.run(scripts, all)).toMatchObject({ code: 0 });
          expect(forge.posted).toContain('+ node:node-2 is new');
          await writeFile(join(checkout.folder, 'network.yaml'), FAULTY);
          const { code, stdout } = await checkout.run(scripts, all);
          expect([code, stdout]).toEqual([1, expect.stringMatching(/network\.yaml(,line=8,|:8:)/)]);
          expect(forge.comments).toHaveLength(4);
        }),
      120_000,
    );
  },
);
