import { DOCS_SECTIONS, type DocsPage, type DocsSection } from '../pages/docs-page.ts';
import { explainedCodes } from '../reference/codes-section.ts';
import { sitePath } from './site-pages.ts';

/** A group of links in a sidebar, as VitePress has it. */
interface SidebarGroup {
  readonly text: string;
  readonly collapsed: boolean;
  readonly items: readonly SidebarLink[];
}

interface SidebarLink {
  readonly text: string;
  readonly link: string;
}

/**
 * The sidebars, by the folder of the page that they are shown beside: codes and decisions have their own, since each page holds its
 * whole sidebar as HTML.
 */
export async function siteNavigation(
  pages: readonly DocsPage[],
): Promise<Readonly<Record<string, readonly SidebarGroup[]>>> {
  const groupOf = (section: DocsSection): SidebarGroup => ({
    text: section,
    collapsed: false,
    items: pages
      .filter((page) => page.section === section)
      .map(({ title, path }) => ({ text: title, link: linkTo(path) })),
  });
  const bySubject = Map.groupBy(await explainedCodes(), ({ subject }) => subject);
  const codes = [...bySubject].map(([subject, own]) => ({
    text: subject,
    collapsed: true,
    items: own.map(({ code, docs }) => ({ text: code, link: linkTo(docs) })),
  }));
  const more = { text: 'More', collapsed: false, items: [{ text: 'All pages', link: '/all-pages' }] };
  return {
    '/codes/': [
      { text: 'Codes', collapsed: false, items: [{ text: 'All codes', link: '/reference/codes' }] },
      ...codes,
    ],
    '/decisions/': [groupOf('Decisions')],
    '/': [...DOCS_SECTIONS.filter((section) => section !== 'Decisions').map(groupOf), more],
  };
}

function linkTo(path: string): string {
  return `/${(sitePath(path) ?? path).replace(/\.md$/, '')}`;
}
