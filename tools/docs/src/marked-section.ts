import { format } from 'oxfmt';

const END = '<!-- end -->';

/** The comment that a rendered section stands behind, in a page that people write. */
export function sectionMark(name: string): string {
  return `<!-- ${name}: rendered by \`npm run docs\` -->`;
}

/** A page with that section rendered again; every other line stays as it is. Throws where the page has no such section. */
export async function withSection(page: string, name: string, body: string): Promise<string> {
  const mark = sectionMark(name);
  const start = page.indexOf(mark);
  const end = page.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`there is no section from ${mark} to ${END}`);
  const { code } = await format('section.md', body, { printWidth: 110, singleQuote: true });
  return `${page.slice(0, start)}${mark}\n\n${code.trim()}\n\n${page.slice(end)}`;
}

/** A page that has the section, at its end if nobody has put it elsewhere. */
export function havingSection(page: string, name: string, heading: string): string {
  if (page.includes(sectionMark(name))) return page;
  return `${page.trimEnd()}\n\n${heading}\n\n${sectionMark(name)}\n\n${END}\n`;
}
