import { readFile, glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));
const MODEL = 'network-model/src/';
/** Who makes the rows does not read them. */
const MAKERS = [`${MODEL}network.ts`, `${MODEL}network/`, `${MODEL}file/`, `${MODEL}resolve/`];

/** Names of the fields of Network and its rows. */
async function fields(): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const path of glob([`${MODEL}network.ts`, `${MODEL}network/*.ts`], { cwd: PACKAGES })) {
    const text = await readFile(`${PACKAGES}${path}`, 'utf8');
    for (const [, name = ''] of text.matchAll(/\breadonly (\w+)\??:/g)) found.add(name);
  }
  return [...found];
}

/** Every word of the sources that may read a network. */
async function words(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const path of glob('*/src/**/*.ts', { cwd: PACKAGES })) {
    if (MAKERS.some((maker) => path.startsWith(maker))) continue;
    const text = await readFile(`${PACKAGES}${path}`, 'utf8');
    for (const [word] of text.matchAll(/\w+/g)) found.add(word);
  }
  return found;
}

describe('the resolved network', () => {
  // by name alone: a field that is called as another one passes
  it('has no field that nothing reads', async () => {
    const read = await words();
    const unread = (await fields()).filter((name) => !read.has(name));
    expect(read.size).toBeGreaterThan(5_000);
    expect(unread).toEqual([]);
  });
});
