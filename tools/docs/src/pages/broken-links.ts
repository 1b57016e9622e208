import { dirname, join } from 'node:path/posix';
import GithubSlugger from 'github-slugger';

/** A link that leads nowhere. */
export interface BrokenLink {
  readonly path: string;
  readonly line: number;
  readonly target: string;
}

/** The relative links of Markdown pages to files that are not there, and to headings that their page does not have. */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): readonly BrokenLink[] {
  const anchors = new Map([...pages].map(([path, text]) => [path, headingSlugs(text)]));
  return [...pages].flatMap(([path, text]) =>
    relativeLinks(text).flatMap(({ target, line }) => {
      const [file = '', anchor = ''] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      const hasAnchor = anchor === '' || (anchors.get(to)?.has(anchor) ?? false);
      return exists(to) && hasAnchor ? [] : [{ path, line, target }];
    }),
  );
}

const LINK = /\]\((?!\w+:)([^()\s]+)\)/g;

function relativeLinks(text: string): readonly { readonly target: string; readonly line: number }[] {
  return withoutCode(text).flatMap((line, index) =>
    Array.from(line.matchAll(LINK), ([, target = '']) => ({ target, line: index + 1 })),
  );
}

/** The anchors of a page, as GitHub and the site make them. */
function headingSlugs(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const headings = withoutFences(text).flatMap((line) => /^#{1,6} (.*)$/.exec(line)?.[1] ?? []);
  return new Set(headings.map((heading) => slugger.slug(heading.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1'))));
}

/** The lines of a page; those of code are empty, so that numbers stay. */
function withoutCode(text: string): readonly string[] {
  return withoutFences(text).map((line) => line.replaceAll(/(`+)(?:(?!\1).)+\1/g, ''));
}

function withoutFences(text: string): readonly string[] {
  let fence: string | null = null;
  return text.split('\n').map((line) => {
    const [mark] = /^\s*(?:`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === null) {
      fence = mark?.trim() ?? null;
      return fence === null ? line : '';
    }
    if (line.trim() === fence) fence = null;
    return '';
  });
}
