import { dirname, join, relative } from 'node:path/posix';

/** What a link of a page can lead to besides other pages. */
export interface Surroundings {
  /** The kind of what is at a path of the repository; null where nothing is. */
  readonly kindOf: (path: string) => 'file' | 'folder' | null;
}

/** The site's files, by their path in it. */
export interface SiteFiles {
  readonly pages: ReadonlyMap<string, string>;
  /** Files of the repository that pages link to, by their path there. */
  readonly linkedFiles: ReadonlySet<string>;
}

/** Where a page of the repository is in the site; null where it is none of its pages. */
export function sitePath(path: string): string | null {
  if (path === 'docs/README.md') return 'all-pages.md';
  if (path.startsWith('docs/')) return path.slice('docs/'.length);
  const code = /^packages\/.*\/src\/.*\/([\w-]+)\.md$/.exec(path)?.[1];
  return code === undefined ? null : `codes/${code}.md`;
}

/** Where a file of the repository is in the site: as a text, which browsers show. */
export function linkedFilePath(path: string): string {
  return `files/${path}.txt`;
}

/** Pages of the repository as pages of the site: their links lead to others of the site, or to files that it holds. */
export function sitePages(pages: ReadonlyMap<string, string>, { kindOf }: Surroundings): SiteFiles {
  const linkedFiles = new Set<string>();

  function rewriteLink(from: string, text: string, target: string): string {
    const [file = '', anchor = ''] = target.split('#');
    if (file === '') return `[${text}](${target})`;
    const path = join(dirname(from), file).replace(/\/$/, '');
    const to = sitePath(path);
    const hash = anchor === '' ? '' : `#${anchor}`;
    if (to !== null && pages.has(path)) return `[${text}](${relativeTo(from, to)}${hash})`;
    const linked = kindOf(path) === 'file' ? path : join(path, 'README.md');
    if (kindOf(linked) !== 'file') return text;
    linkedFiles.add(linked);
    return `[${text}](/${linkedFilePath(linked)})`;
  }

  const staged = [...pages].map(([path, text]): readonly [string, string] => [
    sitePath(path) ?? path,
    mapProse(text, (prose) =>
      prose
        .replaceAll(/<!--.*?-->\n*/gs, '')
        .replaceAll(/\[((?:[^[\]]|`[^`]*`)+)\]\((?!\w+:)([^()\s]+)\)/g, (_, label: string, target: string) =>
          rewriteLink(path, label, target),
        ),
    ),
  ]);
  return { pages: new Map(staged), linkedFiles };
}

function relativeTo(from: string, to: string): string {
  const path = relative(dirname(sitePath(from) ?? from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Changes what is not in a fenced block. */
function mapProse(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^(`{3,}).*?\n[^]*?^\2$)/m)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
