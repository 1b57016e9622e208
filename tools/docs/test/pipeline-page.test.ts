import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPipelinePage } from '../src/pipeline/pipeline-page.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MOST_LINES = 150;

describe(renderPipelinePage, () => {
  it('prints the page as it is committed, which stays one page', async () => {
    const page = readFileSync(join(ROOT, 'docs/pipeline.md'), 'utf8');
    expect(await renderPipelinePage(ROOT, page)).toBe(page);
    expect(page.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES);
  });

  it('prints the data of every stage as the code gives it', async () => {
    const page = readFileSync(join(ROOT, 'docs/pipeline.md'), 'utf8');
    const emptied = page.replaceAll(/(^```\w+ \w+\n).*?(^```$)/gms, '$1$2');
    expect(await renderPipelinePage(ROOT, emptied)).toBe(page);
  });

  it('throws on a page without a stage', async () => {
    await expect(renderPipelinePage(ROOT, '# The pipeline\n')).rejects.toThrow(
      'docs/pipeline.md has no block of the stage file',
    );
  });
});
