import { describeStructure } from '../src/describe-structure.ts';
import { readStructure } from '../src/structure.ts';
import { inWorkspace } from './workspace-folder.ts';

const FILES = {
  'packages/a/src/index.ts': [
    "import { b } from '@w/b';",
    "export type { More } from '@w/b/more';",
    "export const later = async () => (await import('@w/b')).b;",
    'export const text = "import(1)";',
    '',
  ].join('\n'),
  'packages/a/test/index.test.ts': "import '@w/b';\n",
  'packages/b/src/index.ts': 'export const b = 1;\nexport const text = 1;\n',
};

describe(readStructure, () => {
  it('counts files, lines, imports and what is loaded later', async () => {
    const { packages, repeatedNames } = await inWorkspace(FILES, readStructure);
    expect(packages[0]).toEqual({
      name: '@w/a',
      folder: 'packages/a',
      source: { files: 2, lines: 4 },
      test: { files: 1, lines: 1 },
      imports: { '@w/b': 3 },
      dynamicImports: [{ file: 'packages/a/src/index.ts', specifier: '@w/b' }],
    });
    expect(repeatedNames).toEqual(['text']);
  });
});

describe(describeStructure, () => {
  it('is a table, then what stands out', async () => {
    expect(describeStructure(await inWorkspace(FILES, readStructure))).toBe(
      [
        'package     source  lines  test  lines  import()  imports',
        'packages/a       2      4     1      1         1  b 3',
        'packages/b       2      2     0      0         0',
        '2 packages       4      6     1      1         1',
        '',
        '1 imports between packages, in 3 statements',
        '1 dynamic imports, in 1 files',
        '1 names are exported by more than one source file',
        '1 exports of packages have more than one meaning:',
        '  text',
        '    packages/a/src/index.ts (@w/a)',
        '    packages/b/src/index.ts (@w/b)',
      ].join('\n'),
    );
  });
});
