import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '@netloom/cli/package.json' with { type: 'json' };
import { ensurePythonPackages, ensureTool } from '@netloom/toolchain';
import { execa } from 'execa';
import { describeWithProgram, findProgram } from './support/program.ts';
import { GITHUB_FILE, PULL_REQUEST_FILES, shownFile, type ShownFile } from './support/repository-page.ts';
import { ROOT } from './support/repository.ts';

const actionlint = await findProgram(() => ensureTool('actionlint'));
const zizmor = await findProgram(async () =>
  join((await ensurePythonPackages('zizmor')).folder, 'bin/zizmor'),
);

const OURS = join(ROOT, '.github/workflows');
const SHOWN: readonly ShownFile[] = [GITHUB_FILE, PULL_REQUEST_FILES.github, PULL_REQUEST_FILES.forgejo];
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

const ACTION = join(ROOT, 'action.yml');
/** An input that the action does not have, which actionlint finds in action.yml. */
const USING = `name: using
on: pull_request
permissions: {}
jobs:
  network:
    runs-on: ubuntu-24.04
    steps:
      - uses: ./
        with:
          networks: sites/home
          netwroks: sites/home
`;

let folder: string;
/** Our workflows, and those that pages show, as a repository has them. */
let workflows: readonly string[];
let faulty: string;
/** A workflow that uses our action, beside it. */
let using: string;

async function write(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-workflows-'));
  const shown = await Promise.all(
    SHOWN.map((file) => write(join(folder, 'shown', file.path), shownFile(file))),
  );
  faulty = await write(join(folder, 'faulty', GITHUB_FILE.path), FAULTY);
  await write(join(folder, 'using/action.yml'), await readFile(ACTION, 'utf8'));
  using = await write(join(folder, 'using', GITHUB_FILE.path), USING);
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

  it('reads the action, and finds an input that it does not have', async () => {
    await execa('git', ['init', '--quiet'], { cwd: join(folder, 'using') });
    const found = await check([using]);
    expect(found).toContain('input "netwroks" is not defined in action');
    expect(found).not.toContain('input "networks" is not defined');
  });

  it('finds a key that GitHub does not know', async () => {
    expect(await check([faulty])).toContain('unexpected key "stepz"');
  });
});

describeWithProgram(zizmor, 'zizmor', (path) => {
  const check = (files: readonly string[]): Promise<string> =>
    lint(path, ['--offline', '--quiet', '--strict-collection', ...files]);

  it('finds nothing in the workflows, and in the action', async () => {
    expect(await check([...workflows, ACTION])).toBe('');
  });

  it('finds a script with an expression of somebody else', async () => {
    const text = FAULTY.replace('    stepz: 1\n', '');
    expect(await check([await write(faulty, text)])).toContain('error[template-injection]');
  });
});

describe('a workflow that a page shows', () => {
  it.each(SHOWN)('has the actions of our own, which Renovate updates: $path', async (file) => {
    const ours = await Promise.all([join(OURS, 'ci.yml'), ACTION].map((path) => readFile(path, 'utf8')));
    const actions = [...shownFile(file).matchAll(/uses: (.+)$/gm)].map(([line]) => line);
    expect(actions.length).toBeGreaterThan(0);
    const placeholder = `uses: OWNER/REPOSITORY@${'0'.repeat(40)} # netloom@${manifest.version}`;
    const others = actions.filter((line) => line !== placeholder && !ours.join('').includes(line));
    expect(others).toEqual([]);
  });
});
