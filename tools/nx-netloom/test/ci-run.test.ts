import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

const RUN = join(import.meta.dirname, '../../../.ci/run');

/** What `.ci/run` ends with, where npm is a script that does `commands` for `npm ci`, `npm test`, and twice for `npm run`: e2e and faults. */
async function verdict(commands: {
  readonly ci?: string;
  readonly test: string;
  readonly run: string;
}): Promise<{ readonly lastLine: string; readonly exitCode: number | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-ci-'));
  try {
    await mkdir(join(folder, '.ci'));
    await copyFile(RUN, join(folder, '.ci/run'));
    const npm = join(folder, 'npm');
    const { ci = 'true', test, run } = commands;
    await writeFile(npm, `#!/bin/sh\ncase $1 in\nci) ${ci} ;;\ntest) ${test} ;;\nrun) ${run} ;;\nesac\n`);
    await chmod(npm, 0o755);
    const result = await execa(join(folder, '.ci/run'), {
      env: { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
      reject: false,
    });
    return { lastLine: result.stdout.split('\n').at(-1) ?? '', exitCode: result.exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const PASS = String.raw`printf '\033[1mTests:       \033[22m\033[1m\033[32m4 passed\033[39m\033[22m, 4 total\n'`;

describe('.ci/run', () => {
  it('sums what Jest counted in all steps, also in colour', async () => {
    const two = `${PASS}; echo 'Tests:       1 skipped, 8 passed, 9 total'`;
    expect(await verdict({ test: two, run: PASS })).toEqual({
      lastLine: '20 passed, 0 failed',
      exitCode: 0,
    });
  });

  it('is red where a test failed, and still runs the other steps', async () => {
    const fail = "echo 'Tests:       2 failed, 3 passed, 5 total'; exit 1";
    expect(await verdict({ test: fail, run: PASS })).toEqual({
      lastLine: '11 passed, 2 failed',
      exitCode: 1,
    });
  });

  it('is red where a step broke although all its tests passed', async () => {
    expect(await verdict({ test: `${PASS}; exit 1`, run: PASS })).toEqual({
      lastLine: '12 passed, 1 failed',
      exitCode: 1,
    });
  });

  it('is red, and stops, where the installation failed', async () => {
    expect(await verdict({ ci: 'exit 1', test: PASS, run: PASS })).toEqual({
      lastLine: '0 passed, 1 failed',
      exitCode: 1,
    });
  });

  it('is red where nothing was tested', async () => {
    expect(await verdict({ test: 'true', run: 'true' })).toEqual({
      lastLine: '0 passed, 1 failed',
      exitCode: 1,
    });
  });
});
