import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import { writeArchive } from '../src/write-archive.ts';

describe(writeArchive, () => {
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-archive-'));
  });

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  const FILES: readonly (readonly [string, string | Uint8Array])[] = [
    ['package.json', '{}\n'],
    ['bin/netloom.js', 'start();\n'],
    ['lib/main.js', new Uint8Array([59])],
  ];

  it('gives the same bytes in any order of the files', async () => {
    const [one, two] = [join(scratch, 'out/one.tgz'), join(scratch, 'out/two.tgz')];
    await writeArchive(new Map(FILES), one);
    await writeArchive(new Map(FILES.toReversed()), two);
    expect((await readFile(two)).equals(await readFile(one))).toBe(true);
  });

  it('makes only the command executable', async () => {
    const file = join(scratch, 'modes.tgz');
    await writeArchive(new Map(FILES), file);
    const modes: string[] = [];
    await list({ file, onReadEntry: ({ path, mode = 0 }) => modes.push(`${mode.toString(8)} ${path}`) });
    expect(modes).toEqual([
      '755 package/bin/netloom.js',
      '644 package/lib/main.js',
      '644 package/package.json',
    ]);
  });
});
