import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trackedFiles } from '../../src/charts/tracked-files.ts';
import type { Context } from '../../src/context.ts';
import { inRepository } from '../git.ts';
import { inTempFolder } from '../netloom.ts';

describe(trackedFiles, () => {
  let said: string[] = [];
  const context: Pick<Context, 'terminal'> = {
    terminal: {
      out: () => undefined,
      err: (text) => said.push(text),
      progress: () => undefined,
      color: { out: false, err: false },
      columns: { out: null, err: null },
    },
  };

  beforeEach(() => {
    said = [];
  });

  it('gives what git tracks, and says what it leaves out', () =>
    inTempFolder(async (folder) => {
      const charts = join(folder, 'charts');
      await mkdir(join(charts, 'a', 'ci'), { recursive: true });
      await writeFile(join(folder, '.gitignore'), '.env\n');
      await writeFile(join(charts, 'a', 'Chart.yaml'), '');
      await inRepository(folder, async () => {
        await writeFile(join(charts, 'a', '.env'), '');
        await writeFile(join(charts, 'a', 'token'), '');
        await writeFile(join(charts, 'a', 'ci', 'new-values.yaml'), '');
        expect(await trackedFiles(charts, context)).toEqual(new Set(['a/Chart.yaml']));
        expect(said).toEqual(
          ['.env', 'token'].map(
            (name) => `netloom: ${join(charts, 'a', name)} is left out: git does not track it\n`,
          ),
        );
      });
    }));

  it('knows nothing where there is no repository', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'Chart.yaml'), '');
      expect(await trackedFiles(folder, context)).toBeNull();
      expect(said).toEqual([]);
    }));
});
