import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import JestReporter from '../src/jest-reporter.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = 'dist/tests/not-a-project';

afterEach(() => rm(join(ROOT, FOLDER), { recursive: true, force: true }));

describe(JestReporter, () => {
  const context = { config: { rootDir: join(ROOT, 'not-a-project'), displayName: { name: 'none' } } };
  const nothing = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] };

  async function written(): Promise<unknown> {
    return JSON.parse(await readFile(join(ROOT, FOLDER, 'none.json'), 'utf8'));
  }

  it('writes what ran, and what was skipped by its reason', async () => {
    const reason = 'a cluster (skipped, since go is not on PATH)';
    const tests = [
      { status: 'passed', title: 'one', ancestorTitles: [] },
      { status: 'pending', title: 'two', ancestorTitles: [reason, 'inner'] },
      { status: 'pending', title: 'three', ancestorTitles: [reason] },
      { status: 'pending', title: 'four', ancestorTitles: ['another'] },
    ];
    new JestReporter().onRunComplete([context], {
      ...nothing,
      numPassedTests: 1,
      testResults: [{ testResults: tests }],
    });
    expect(await written()).toMatchObject({
      passed: 1,
      failed: 0,
      skipped: [
        { title: reason, count: 2 },
        { title: 'four', count: 1 },
      ],
    });
  });

  it('counts a file that could not be loaded as a failure', async () => {
    new JestReporter().onRunComplete([context], {
      ...nothing,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
    });
    expect(await written()).toMatchObject({ passed: 0, failed: 2 });
  });
});
