import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CiCheckout } from './support/ci-checkout.ts';
import { InstalledPackage } from './support/installed-package.ts';
import { githubScripts, gitlabJob } from './support/repository-page.ts';
import { CHANGED, FAULTY, NETWORK } from './support/small-network.ts';

/** What a runner gives a job: the commit that a branch began at, and where the job leaves its plan and a finding. */
const RUNNERS = [
  {
    name: 'GitHub',
    scripts: githubScripts(),
    variables: (base: string) => ({ BASE: base, GITHUB_STEP_SUMMARY: 'summary.md' }),
    plan: 'summary.md',
    finding: /^::error file=network\.yaml,line=8,/m,
  },
  {
    name: 'GitLab',
    // its runner makes one script of all
    scripts: [gitlabJob().script.join('\n')],
    variables: (base: string) => ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base }),
    plan: 'plan.txt',
    finding: / --> network\.yaml:8:/,
  },
];

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await InstalledPackage.create();
}, 300_000);

afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

describe.each(RUNNERS)('the job that docs/repository.md shows for $name', (runner) => {
  const { scripts, variables } = runner;

  it('passes a branch that is built, and leaves its plan', async () => {
    const branch = { before: NETWORK, after: CHANGED, isBuilt: true };
    const checkout = await CiCheckout.create(installed, branch);
    const { code, stdout } = await checkout.run(scripts, variables(checkout.base));
    expect([code, stdout]).toEqual([0, expect.stringContaining('+ node:node-2 is new')]);
    expect(await readFile(join(checkout.folder, runner.plan), 'utf8')).toContain('+ node:node-2 is new');
  }, 60_000);

  it('passes a branch that changes nothing, and a network that is new', async () => {
    for (const before of [NETWORK, null]) {
      const branch = { before, after: `${NETWORK}# a remark\n`, isBuilt: true };
      const checkout = await CiCheckout.create(installed, branch);
      expect(await checkout.run(scripts, variables(checkout.base))).toMatchObject({ code: 0 });
    }
  }, 60_000);

  it.each([
    ['at the line of a finding', FAULTY, runner.finding],
    ['at what is not built', CHANGED, /^missing {2}k3s\/node-2\.yaml$/m],
  ])(
    'fails %s',
    async (_, after, expected) => {
      const checkout = await CiCheckout.create(installed, { before: NETWORK, after, isBuilt: false });
      const { code, stdout } = await checkout.run(scripts, variables(checkout.base));
      expect(code).toBe(1);
      expect(stdout).toMatch(expected);
    },
    60_000,
  );
});
