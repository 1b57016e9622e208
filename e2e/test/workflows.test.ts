import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensurePythonPackages, ensureTool } from '@netloom/toolchain';
import { execa } from 'execa';
import { describeWithProgram, findProgram } from './support/program.ts';
import { GITHUB_FILE, PLAN_FILE, shownFile } from './support/repository-page.ts';
import { ROOT } from './support/repository.ts';

const actionlint = await findProgram(() => ensureTool('actionlint'));
const zizmor = await findProgram(async () =>
  join((await ensurePythonPackages('zizmor')).folder, 'bin/zizmor'),
);

const OURS = join(ROOT, '.github/workflows');
/** It runs whatever somebody writes into the title of an issue, and names a key that GitHub does not know. */
const FAULTY = `name: faulty
on: issues
permissions: {}
jobs:
  greet:
    runs-on: ubuntu-24.04
    stepz: 1
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`;

let folder: string;
/** Our workflows, and those that pages show, as a repository has them. */
let workflows: readonly string[];
let faulty: string;

async function write(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-workflows-'));
  const shown = await Promise.all(
    [GITHUB_FILE, PLAN_FILE].map((path) => write(join(folder, 'shown', path), shownFile(path))),
  );
  faulty = await write(join(folder, 'faulty', GITHUB_FILE), FAULTY);
  const names = await readdir(OURS);
  workflows = [...names.map((name) => join(OURS, name)), ...shown];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The findings of a linter, which exits with another code than 0 where it has any. */
async function lint(program: string, args: readonly string[]): Promise<string> {
  // what a linter finds with shellcheck or over the network depends on the machine
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1' };
  const { exitCode, all } = await execa(program, args, { all: true, env, extendEnv: false, reject: false });
  return exitCode === 0 ? '' : all;
}

describeWithProgram(actionlint, 'actionlint', (path) => {
  const check = (files: readonly string[]): Promise<string> =>
    lint(path, ['-shellcheck=', '-pyflakes=', ...files]);

  it('finds nothing in the workflows', async () => {
    expect(await check(workflows)).toBe('');
  });

  it('finds a key that GitHub does not know', async () => {
    expect(await check([faulty])).toContain('unexpected key "stepz"');
  });
});

describeWithProgram(zizmor, 'zizmor', (path) => {
  const check = (files: readonly string[]): Promise<string> =>
    lint(path, ['--offline', '--quiet', '--strict-collection', ...files]);

  it('finds nothing in the workflows', async () => {
    expect(await check(workflows)).toBe('');
  });

  it('finds a script with an expression of somebody else', async () => {
    const text = FAULTY.replace('    stepz: 1\n', '');
    expect(await check([await write(faulty, text)])).toContain('error[template-injection]');
  });
});

describe('a workflow that a page shows', () => {
  it.each([GITHUB_FILE, PLAN_FILE])(
    'has the actions of our own, which Renovate updates: %s',
    async (path) => {
      const ours = await readFile(join(OURS, 'ci.yml'), 'utf8');
      const actions = [...shownFile(path).matchAll(/uses: (.+)$/gm)].map(([line]) => line);
      expect(actions).toHaveLength(2);
      expect(actions.filter((line) => !ours.includes(line))).toEqual([]);
    },
  );
});
