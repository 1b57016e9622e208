import { dirname, relative } from 'node:path/posix';
import { DOCS_INDEX, DOCS_SECTIONS, type DocsPage } from './docs-page.ts';

/** The pages by section, for docs/README.md. */
export function pagesSection(pages: readonly DocsPage[]): string {
  return DOCS_SECTIONS.map((section) => `## ${section}\n\n${listOf(pages, section)}`).join('\n\n');
}

/** The same for language models: docs/llms.txt, in the form of https://llmstxt.org. */
export function llmsText(pages: readonly DocsPage[], description: string): string {
  const lists = DOCS_SECTIONS.map((section) => {
    // what may be left out where the context is short has this heading in that form
    const heading = section === 'Decisions' ? 'Optional' : section;
    return `## ${heading}\n\n${listOf(pages, section)}`;
  });
  return `${['# netloom', `> ${description}`, ...lists].join('\n\n')}\n`;
}

function listOf(pages: readonly DocsPage[], section: DocsPage['section']): string {
  return pages
    .filter((page) => page.section === section)
    .map(({ path, title, summary }) => {
      const link = `- [${title}](${relative(dirname(DOCS_INDEX), path)})`;
      return summary === null ? link : `${link}: ${summary}`;
    })
    .join('\n');
}
