import { join } from 'node:path';
import { renderDocs } from '../src/render-docs.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe(renderDocs, () => {
  it('leaves every page as it is committed', async () => {
    const pages = await renderDocs(ROOT);
    for (const { before, after } of pages) expect(after).toBe(before);
    expect(pages.length).toBeGreaterThan(20);
  });
});
