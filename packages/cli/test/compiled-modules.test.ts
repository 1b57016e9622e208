import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BIN, inTempFolder } from './netloom.ts';

const ENTRY = `"use strict";
module.exports = { main: async ([, , , ending]) => {
  const { greet } = await Promise.resolve().then(() => require('./greet.js'));
  console.log(greet(require('node:path').basename('/to/you')));
  if (ending !== undefined) process.exitCode = Number(ending);
} };
`;
/** As long as the other. */
const [GREET, MEET] = ['hello', 'howdy'].map(
  (word) => `module.exports = { greet: (name) => '${word} ' + name };\n`,
) as [string, string];

interface Packaged {
  readonly folder: string;
  /** A command line: what it prints, and whether all modules ran from kept code. */
  readonly run: (...args: readonly string[]) => Promise<{ stdout: string; stderr: string }>;
  /** The first run keeps nothing. */
  readonly runTwice: (...args: readonly string[]) => Promise<void>;
  /** Copies of the package whose code is kept. */
  readonly copies: () => Promise<readonly string[]>;
  /** What is kept of the only copy. */
  readonly kept: () => Promise<readonly string[]>;
}

/** A package of two modules, one of which is loaded when it is needed. */
function packaged(test: (one: Packaged) => Promise<void>): Promise<void> {
  return inTempFolder(async (folder) => {
    await writeFile(join(folder, 'entry.js'), ENTRY);
    await writeFile(join(folder, 'greet.js'), GREET);
    const program = join(folder, 'program.mjs');
    await writeFile(
      program,
      `import { loadPackaged } from ${JSON.stringify(join(BIN, '../load-packaged.js'))};
const { main, modules } = loadPackaged(${JSON.stringify(folder)}, 'entry.js');
await main(process.argv);
console.log(modules.areCompiled ? 'compiled before' : 'compiled now');
`,
    );
    const code = join(folder, 'cache/netloom/code');
    const copies = (): Promise<readonly string[]> => readdir(code);
    const run: Packaged['run'] = async (...args) => {
      const env = { XDG_CACHE_HOME: join(folder, 'cache'), NODE_OPTIONS: '' };
      return new Promise((resolve) => {
        execFile(process.execPath, [program, ...args], { env }, (_error, stdout, stderr) => {
          resolve({ stdout: stdout.trimEnd(), stderr: stderr.trimEnd() });
        });
      });
    };
    await test({
      folder,
      run,
      runTwice: async (...args) => {
        for (let round = 0; round < 2; round += 1) await run(...args);
      },
      copies,
      kept: async () => {
        const [copy = ''] = await copies();
        return (await readdir(join(code, copy))).map((name) => join(code, copy, name)).toSorted();
      },
    });
  });
}

const NOW = { stdout: 'hello you\ncompiled now', stderr: '' };
const BEFORE = { stdout: 'hello you\ncompiled before', stderr: '' };

describe('the compiled code of the package', () => {
  it('is kept by the second run of a command, for those after it', () =>
    packaged(async ({ run, kept }) => {
      for (const command of ['validate', 'build']) {
        expect(await run(command)).toEqual(NOW);
        expect(await run(command)).toEqual(NOW);
        expect(await run(command)).toEqual(BEFORE);
      }
      expect((await kept()).map((path) => path.split('/').at(-1))).toEqual(['build', 'validate']);
    }));

  it('is not kept by the first run, which leaves a mark', () =>
    packaged(async ({ run, kept }) => {
      await run('validate');
      const [file = ''] = await kept();
      expect((await readFile(file)).toString('utf8', 4)).toBe('{"exits":[],"modules":[],"length":0}');
    }));

  it('is kept where nobody else may look', () =>
    packaged(async ({ run, kept }) => {
      await run('validate');
      const [file = ''] = await kept();
      const modes = await Promise.all(
        [file, join(file, '..'), join(file, '../..')].map((path) => stat(path)),
      );
      expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['600', '700', '700']);
    }));

  it('has the functions that were called', () =>
    packaged(async ({ folder, runTwice, kept }) => {
      const body = `module.exports = { greet: (name) => 'hello ' + name, never: () => 'NEVER-CALLED' };\n`;
      await writeFile(join(folder, 'greet.js'), body);
      await runTwice('validate');
      const [file = ''] = await kept();
      const code = await readFile(file, 'latin1');
      expect([code.includes('hello '), code.includes('NEVER-CALLED')]).toEqual([true, false]);
    }));

  it('is not that of a module of the same length that lay there before', () =>
    packaged(async ({ folder, run, runTwice }) => {
      await runTwice('validate');
      await writeFile(join(folder, 'greet.js'), MEET);
      expect(MEET).toHaveLength(GREET.length);
      expect(await run('validate')).toEqual({ ...NOW, stdout: 'howdy you\ncompiled now' });
      expect(await run('validate')).toEqual({ ...BEFORE, stdout: 'howdy you\ncompiled before' });
    }));

  it.each([0, 3, 200])('is not used where the file ends after %d bytes', (length) =>
    packaged(async ({ run, runTwice, kept }) => {
      await runTwice('validate');
      const [file = ''] = await kept();
      await truncate(file, length);
      expect(await run('validate')).toEqual(NOW);
      expect(await run('validate')).toEqual(BEFORE);
    }),
  );

  it('is kept again by a run that ends otherwise, which calls other functions', () =>
    packaged(async ({ run, runTwice, kept }) => {
      await runTwice('validate', '1');
      const [file = ''] = await kept();
      const inode = async (): Promise<number> => (await stat(file)).ino;
      const failed = await inode();
      await run('validate', '1');
      expect(await inode()).toBe(failed);
      await run('validate');
      const succeeded = await inode();
      expect(succeeded).not.toBe(failed);
      await run('validate', '1');
      expect(await inode()).toBe(succeeded);
    }));

  it.each([
    ['a command line that is none', ['valdiate', '2']],
    ['what cannot be the name of a command', ['../../elsewhere']],
  ])('is not kept of %s', (_, args) =>
    packaged(async ({ folder, run, runTwice }) => {
      await runTwice(...args);
      expect(await run(...args)).toEqual(NOW);
      expect(await readdir(folder)).not.toContain('elsewhere');
    }),
  );

  it('is neither used nor kept below a folder that everybody may write to', () =>
    packaged(async ({ folder, run, copies }) => {
      await mkdir(join(folder, 'cache'));
      await chmod(join(folder, 'cache'), 0o777);
      const stderr = `netloom: ${join(folder, 'cache')} could be written to by another user: no compiled code is kept there.`;
      expect(await run('validate')).toEqual({ ...NOW, stderr });
      expect(await run('validate')).toEqual({ ...NOW, stderr });
      expect(await copies()).toEqual([]);
    }));

  it('is kept of the newest copies of the package', () =>
    packaged(async ({ folder, run, copies }) => {
      const code = join(folder, 'cache/netloom/code');
      await run('validate');
      const [own = ''] = await copies();
      for (let index = 0; index < 12; index += 1) await mkdir(join(code, `copy-${index}`));
      await writeFile(join(folder, 'other.js'), ENTRY);
      await rename(join(folder, 'other.js'), join(folder, 'entry.js'));
      await run('validate');
      expect(await copies()).toHaveLength(8);
      expect(await copies()).not.toContain(own);
    }));
});
