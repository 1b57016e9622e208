import type { Metafile } from 'esbuild';
import { chunkGroups } from '../src/chunk-groups.ts';
import { groupImports } from '../src/group-chunks.ts';

type Output = Metafile['outputs'][string];

function chunk(
  modules: readonly string[],
  { imports = [], entryPoint }: { readonly imports?: readonly string[]; readonly entryPoint?: string } = {},
): Output {
  return {
    bytes: 1,
    exports: [],
    imports: imports.map((path) => ({ path, kind: 'import-statement' })),
    inputs: Object.fromEntries(
      modules.map((module) => [module, { bytesInOutput: module.startsWith('gone') ? 0 : 1 }]),
    ),
    ...(entryPoint !== undefined && { entryPoint }),
  };
}

const metafile: Metafile = {
  inputs: {},
  outputs: {
    main: chunk(['main.ts'], { entryPoint: 'main.ts', imports: ['shared'] }),
    one: chunk(['one.ts', 'gone.ts'], { entryPoint: 'one.ts', imports: ['shared', 'more', 'node:fs'] }),
    other: chunk(['other.ts'], { entryPoint: 'other.ts', imports: ['more'] }),
    shared: chunk(['shared.ts']),
    more: chunk(['more.ts']),
  },
};

describe(chunkGroups, () => {
  const groups = chunkGroups(metafile, ['main.ts', 'one.ts']);

  it('groups what an entry loads beyond the groups before it', () => {
    expect(groups.map(({ modules }) => modules)).toEqual([
      ['main.ts', 'shared.ts'],
      ['one.ts', 'more.ts'],
    ]);
  });

  it('lets every entry that needs a part of a group load it whole', () => {
    expect(groups.map(({ entries }) => [...entries])).toEqual([
      ['main.ts', 'one.ts'],
      ['one.ts', 'other.ts'],
    ]);
    expect(groupImports('one.ts', groups)).toBe("import 'chunk-group:0';import 'chunk-group:1';");
    expect(groupImports('shared.ts', groups)).toBe('');
  });
});
