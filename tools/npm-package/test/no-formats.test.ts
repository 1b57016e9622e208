import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import formats from '../src/no-formats.ts';

const MODULES = new URL('../../../node_modules/', import.meta.url).pathname;

/** The formats that the schemas of kinds name. */
async function namedFormats(): Promise<readonly string[]> {
  const named = new Set<string>();
  for await (const path of glob('{kubernetes-models,@kubernetes-models/*}/_schemas/*.js', { cwd: MODULES })) {
    const text = await readFile(join(MODULES, path), 'utf8');
    for (const [, word, quoted] of text.matchAll(/\bformats(?:\.([\w-]+)|\["([\w-]+)"\])/g)) {
      named.add(word ?? quoted ?? '');
    }
  }
  return [...named].toSorted();
}

describe('the formats that the bundle leaves out', () => {
  it('are named by no schema of a kind', async () => {
    expect(formats).toEqual({});
    expect(await namedFormats()).toEqual(['byte', 'date-time', 'double', 'int32', 'int64', 'quantity']);
  });
});
