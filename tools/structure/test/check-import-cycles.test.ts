import { checkImportCycles } from '../src/check-import-cycles.ts';
import { inWorkspace } from './workspace-folder.ts';

describe(checkImportCycles, () => {
  it('names all files of a circle, however long, and through types, packages and import()', async () => {
    const files = {
      'packages/a/src/index.ts': "import type { B } from '@w/b';\nimport './leaf.ts';\n",
      'packages/a/src/more.ts': "export * from './index.ts';\n",
      'packages/a/src/leaf.ts': 'export const leaf = 1;\n',
      'packages/b/src/index.ts': "export const later = () => import('./more.ts');\n",
      'packages/b/src/more.ts': "export { more } from '@w/a/more';\n",
    };
    expect(await inWorkspace(files, checkImportCycles)).toEqual([
      [
        'error: 4 files import each other in a circle',
        '    packages/a/src/index.ts',
        '    packages/a/src/more.ts',
        '    packages/b/src/index.ts',
        '    packages/b/src/more.ts',
        '  Move what they share, often a type, into a file of its own.',
      ].join('\n'),
    ]);
  });

  it('reports two circles apart, though one leads to the other', async () => {
    const files = {
      'packages/a/src/index.ts': "import './more.ts';\nimport '@w/b';\n",
      'packages/a/src/more.ts': "import './index.ts';\nimport '@w/b/more';\n",
      'packages/b/src/index.ts': "import './more.ts';\n",
      'packages/b/src/more.ts': "import './index.ts';\n",
    };
    const cycles = await inWorkspace(files, checkImportCycles);
    expect(cycles.map((cycle) => cycle.match(/packages\/\S+/g))).toEqual([
      ['packages/a/src/index.ts', 'packages/a/src/more.ts'],
      ['packages/b/src/index.ts', 'packages/b/src/more.ts'],
    ]);
  });

  it('says nothing of two ways to one file, or of what npm installs', async () => {
    const files = {
      'packages/a/src/index.ts': "import './more.ts';\nimport '@w/b';\nimport * as z from 'zod';\n",
      'packages/a/src/more.ts': "import '@w/b';\n",
    };
    expect(await inWorkspace(files, checkImportCycles)).toEqual([]);
  });
});
