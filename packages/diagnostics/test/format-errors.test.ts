import { readFileSync, readdirSync } from 'node:fs';
import { FORMAT_ERRORS, formatErrorDocs, parseSource } from '../src/index.ts';

const FORMAT_ERROR_PAGES = new URL('../src/format-errors/', import.meta.url);

/** What cannot be shown in a page is shown by the tests of the parser. */
const withoutExample = ['alias-too-large', 'byte-order-mark', 'not-utf8', 'too-large', 'too-many-mistakes'];

const pages = readdirSync(FORMAT_ERROR_PAGES).map((file) => ({
  code: file.replace(/\.md$/, ''),
  page: readFileSync(new URL(file, FORMAT_ERROR_PAGES), 'utf8'),
}));

function block(page: string, kind: 'fires' | 'fixed'): string | null {
  return new RegExp(`\`\`\`yaml ${kind}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? null;
}

describe('the pages of the format errors', () => {
  it('are one for each code', () => {
    expect(pages.map(({ code }) => code)).toEqual(Object.keys(FORMAT_ERRORS));
    expect(formatErrorDocs('too-deep')).toBe('packages/diagnostics/src/format-errors/too-deep.md');
  });

  it('show all mistakes but those that a page cannot hold', () => {
    expect(pages.filter(({ page }) => block(page, 'fires') === null).map(({ code }) => code)).toEqual(
      withoutExample,
    );
  });

  it.each(pages)('show how $code is caused and fixed', ({ code, page }) => {
    expect(page).toMatch(new RegExp(`^# ${code}\n`));
    const [fires, fixed] = [block(page, 'fires'), block(page, 'fixed')];
    if (fires === null || fixed === null) return;
    expect(parseSource(fires, 'page.yaml').diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(parseSource(fixed, 'page.yaml').diagnostics).toEqual([]);
  });
});
