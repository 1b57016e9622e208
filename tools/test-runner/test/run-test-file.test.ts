import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import * as z from 'zod';
import runTestFile from '../src/run-test-file.ts';

const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');
const RUNNER = join(import.meta.dirname, '../src/run-test-file.ts');

/** Of what `jest --json` prints. */
const Results = z.object({
  numRuntimeErrorTestSuites: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/** The title and the status of each test, file by file in the order of their names. */
async function run(files: Readonly<Record<string, string>>): Promise<{
  readonly exitCode: number | undefined;
  readonly unloaded: number;
  readonly tests: readonly string[];
  readonly failures: string;
}> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-test-runner-'));
  try {
    await mkdir(join(root, 'test'));
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    await writeFile(
      join(root, 'jest.config.json'),
      JSON.stringify({ testRunner: RUNNER, testMatch: ['<rootDir>/test/*.test.ts'], transform: {} }),
    );
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'test', name), text);
    const { exitCode, stdout } = await execa(process.execPath, [JEST, '--json', '--runInBand'], {
      cwd: root,
      reject: false,
      stdin: 'ignore',
    });
    const { numRuntimeErrorTestSuites, testResults } = Results.parse(JSON.parse(stdout));
    const sorted = testResults.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const tests = sorted.flatMap(({ assertionResults }) => assertionResults);
    return {
      exitCode,
      unloaded: numRuntimeErrorTestSuites,
      tests: tests.map(({ title, status }) => `${title}: ${status}`),
      failures: [
        ...sorted.map(({ message }) => message),
        ...tests.flatMap(({ failureMessages }) => failureMessages),
      ].join('\n'),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe('a test file', () => {
  it('has the results that Jest gives it', async () => {
    const { exitCode, tests, failures } = await run({
      'a.test.ts': `
        describe('group', () => {
          it('passes', () => expect(1 + 1).toBe(2));
          it('fails', () => expect(1 + 1 as number).toBe(3));
          it.each([1, 2])('passes with %d', (number: number) => expect(number).toBeGreaterThan(0));
          it.skip('is skipped', () => {});
        });
        describe.skip('skipped', () => {
          it('one', () => {});
          it('two', () => {});
        });
      `,
    });
    expect(exitCode).toBe(1);
    expect(tests).toEqual([
      'passes: passed',
      'fails: failed',
      'passes with 1: passed',
      'passes with 2: passed',
      'is skipped: pending',
      'one: pending',
      'two: pending',
    ]);
    expect(failures).toMatch(/Expected: .*3/);
    expect(failures).toContain('a.test.ts:4:');
  });

  it('fails where a test, a hook or a promise hangs or rejects', async () => {
    const { tests, failures } = await run({
      'a.test.ts': `
        it('hangs', () => new Promise(() => {}), 50);
        it('rejects', () => Promise.reject(new Error('rejected')));
        describe('with a hook', () => {
          beforeAll(() => { throw new Error('not prepared'); });
          it('is not run', () => {});
        });
        it('leaves a promise', async () => {
          void Promise.reject(new Error('left'));
          await new Promise((resolve) => setTimeout(resolve, 20));
        });
      `,
    });
    expect(tests).toEqual([
      'hangs: failed',
      'rejects: failed',
      'is not run: failed',
      'leaves a promise: failed',
    ]);
    for (const text of ['Exceeded timeout of 50 ms', 'rejected', 'not prepared', 'left']) {
      expect(failures).toContain(text);
    }
    expect(failures).not.toContain('run-test-file.ts');
  });

  it('runs concurrent tests at once', async () => {
    const { exitCode, tests } = await run({
      'a.test.ts': `
        let [running, most] = [0, 0];
        const wait = async () => {
          most = Math.max(most, (running += 1));
          await new Promise((resolve) => setTimeout(resolve, 20));
          running -= 1;
        };
        it.concurrent('one', wait);
        it.concurrent('two', wait);
        afterAll(() => expect(most).toBe(2));
      `,
    });
    expect({ exitCode, tests }).toEqual({ exitCode: 0, tests: ['one: passed', 'two: passed'] });
  });

  it('that cannot be loaded is a failure, and no other file is affected', async () => {
    const { exitCode, unloaded, tests, failures } = await run({
      'a.test.ts': `import './missing.ts'; it('is not known', () => {});`,
      'b.test.ts': `it('passes', () => {});`,
    });
    expect({ exitCode, unloaded, tests }).toEqual({ exitCode: 1, unloaded: 1, tests: ['passes: passed'] });
    expect(failures).toContain('missing.ts');
  });

  it('shares its modules with the next, and nothing that it registers or changes of the process', async () => {
    const first = `
      import { loaded } from './shared.ts';
      process.env.CHANGED = 'by the first';
      process.exitCode = 3;
      process.chdir('/');
      afterEach(() => { throw new Error('not here'); });
      it.skip('is skipped', () => {});
      it('sees the module', () => expect(loaded.count).toBe(1));
    `;
    const second = `
      import { loaded } from './shared.ts';
      it('sees the same module', () => expect(loaded.count).toBe(1));
      it('sees the process as it was', () =>
        expect([process.env.CHANGED, process.exitCode, process.cwd() === '/']).toEqual([undefined, undefined, false]));
    `;
    const { tests } = await run({
      'a.test.ts': first,
      'b.test.ts': second,
      'shared.ts': `
        globalThis.timesLoaded = (globalThis.timesLoaded ?? 0) + 1;
        export const loaded = { count: globalThis.timesLoaded };
      `,
    });
    expect(tests).toEqual([
      'is skipped: pending',
      'sees the module: failed',
      'sees the same module: passed',
      'sees the process as it was: passed',
    ]);
  });

  it('is not run by a Jest that watches, which would run what is loaded already', async () => {
    await expect(runTestFile({ watch: true, watchAll: false }, {}, {}, {}, 'a.test.ts')).rejects.toThrow(
      'Jest cannot watch here: node --watch',
    );
  });
});
