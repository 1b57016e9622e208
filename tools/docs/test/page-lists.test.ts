import type { DocsPage } from '../src/pages/docs-page.ts';
import { llmsText, pagesSection } from '../src/pages/page-lists.ts';

const PAGES: readonly DocsPage[] = [
  { path: 'docs/how-to/a.md', title: 'Do A', summary: 'A is done.', section: 'How-to' },
  { path: 'docs/decisions/0001-b.md', title: '0001 B', summary: null, section: 'Decisions' },
];

describe(llmsText, () => {
  it('has the form of llmstxt.org: a heading, a quote, and lists of links', () => {
    expect(
      llmsText(PAGES, 'Network as code.')
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual([
      '# netloom',
      '> Network as code.',
      '## Tutorial',
      '## How-to',
      '- [Do A](how-to/a.md): A is done.',
      '## Reference',
      '## Explanation',
      '## Optional',
      '- [0001 B](decisions/0001-b.md)',
    ]);
  });
});

describe(pagesSection, () => {
  it('names decisions by their own name', () => {
    expect(pagesSection(PAGES)).toContain('## Decisions\n\n- [0001 B](decisions/0001-b.md)');
  });
});
