import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './support/repository.ts';

const PACKAGES = join(ROOT, 'packages');

/** Every name that a source file of some package exports, or that a class of it has. */
async function namesInSources(): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const entry of await readdir(PACKAGES, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\/(src|test)\/.*\.ts$/.test(path) || path.includes('node_modules')) continue;
    const text = await readFile(path, 'utf8');
    for (const [, name = ''] of text.matchAll(
      /^export (?:abstract |async )*(?:function\*?|class|const|interface|type) (\w+)/gm,
    ))
      names.add(name);
    // methods and properties
    for (const [, name = ''] of text.matchAll(/^ +(?:static |async |readonly |get |\*)*#?(\w+)[(?:]/gm))
      names.add(name);
  }
  return names;
}

/** The names that the page's signatures begin with, such as `parseSource` of `parseSource(text, file): …`. */
function namesOnPage(page: string): readonly string[] {
  const blocks = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/\/\/.*/, ''));
  return lines.flatMap((line) =>
    line
      .split(' · ')
      .flatMap(
        (part) =>
          /^(?:new |class |interface )?(?:\w+\.)?(\w+)(?=[(:<{ ])/.exec(part.trim())?.slice(1, 2) ?? [],
      ),
  );
}

describe('docs/pipeline.md', () => {
  it('names nothing that the packages do not have', async () => {
    const known = await namesInSources();
    const named = namesOnPage(await readFile(join(ROOT, 'docs/pipeline.md'), 'utf8'));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
