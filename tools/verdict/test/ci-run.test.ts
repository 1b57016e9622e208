import { chmod, cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';

const ROOT = join(import.meta.dirname, '../../..');

/** What `.ci/run` ends with, where npm is a script that does `commands` for `npm ci`, `npm test` and `npm run`. */
async function verdict(commands: {
  readonly ci?: string;
  readonly test: string;
  readonly run: string;
}): Promise<{ readonly lastLine: string; readonly exitCode: number | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-ci-'));
  try {
    for (const path of ['.ci/run', 'tools/verdict']) {
      await cp(join(ROOT, path), join(folder, path), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const npm = join(folder, 'npm');
    const { ci = 'true', test, run } = commands;
    await writeFile(npm, `#!/bin/sh\ncase $1 in\nci) ${ci} ;;\ntest) ${test} ;;\nrun) ${run} ;;\nesac\n`);
    await chmod(npm, 0o755);
    const result = await execa(join(folder, '.ci/run'), {
      env: { PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter) },
      reject: false,
    });
    return { lastLine: result.stdout.split('\n').at(-1) ?? '', exitCode: result.exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does as a run of Jest with the reporter: each is a project of its own. */
function jest(passed: number, { failed = 0 } = {}): string {
  const result = JSON.stringify({ passed, failed, skipped: [], endedAt: 0 });
  return `mkdir -p dist/tests; echo '${result}' > $(mktemp dist/tests/XXXXXX.json)`;
}

const PASS = jest(4);

describe('.ci/run', () => {
  it('sums what Jest counted in all steps', async () => {
    expect(await verdict({ test: `${PASS}; ${jest(8)}`, run: PASS })).toEqual({
      lastLine: '16 passed, 0 failed',
      exitCode: 0,
    });
  });

  it('is red where a test failed, and still runs the other steps', async () => {
    expect(await verdict({ test: `${jest(3, { failed: 2 })}; exit 1`, run: PASS })).toEqual({
      lastLine: '7 passed, 2 failed',
      exitCode: 1,
    });
  });

  it('is red where a step broke although all its tests passed', async () => {
    expect(await verdict({ test: `${PASS}; exit 1`, run: PASS })).toEqual({
      lastLine: '8 passed, 1 failed',
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
