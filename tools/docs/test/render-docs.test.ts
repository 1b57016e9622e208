import { renderDocs } from '../src/render-docs.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

describe(renderDocs, () => {
  it('leaves every page as it is committed', async () => {
    const pages = await renderDocs(ROOT);
    for (const { before, after } of pages) expect(after).toBe(before);
    expect(pages.length).toBeGreaterThan(20);
  });
});
