import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BIN } from './netloom.ts';

/** The MiB of V8's space for new objects, after statements that may keep many objects alive. */
async function sizeAfter(statements: string): Promise<number> {
  const program = `import { holdNewSpace } from ${JSON.stringify(join(BIN, '../new-space.js'))};
import { getHeapSpaceStatistics } from 'node:v8';
const keepMany = () => Array.from({ length: 400_000 }, (_, index) => ({ index, list: [index] })).length;
${statements}
console.log(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20);
`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: {},
  });
  return Number(stdout);
}

/** Two halves, as V8 begins with. */
const AT_FIRST = 2;

describe("V8's space for new objects", () => {
  it.each([
    ['while nobody holds it', 'keepMany();'],
    ['while a module is loaded', 'holdNewSpace()(keepMany);'],
    [
      'after one that this module loads',
      'const load = holdNewSpace(); load(() => { load(() => 0); keepMany(); });',
    ],
  ])('grows %s', async (_, statements) => {
    expect(await sizeAfter(statements)).toBeGreaterThan(2 * AT_FIRST);
  });

  it.each([
    ['where it is held', 'holdNewSpace(); keepMany();'],
    ['after a module was loaded', 'holdNewSpace()(() => 0); keepMany();'],
    [
      'after a module that cannot be loaded',
      "try { holdNewSpace()(() => { throw new Error('broken'); }); } catch { keepMany(); }",
    ],
  ])('keeps its size %s', async (_, statements) => {
    expect(await sizeAfter(statements)).toBeLessThanOrEqual(AT_FIRST);
  });
});
