import { dirname, join } from 'node:path/posix';

/** A site as it was built. */
interface BuiltSite {
  /** The HTML of each page, by its path. */
  readonly pages: ReadonlyMap<string, string>;
  readonly exists: (path: string) => boolean;
  /** What the URLs of the site begin with. */
  readonly base: string;
}

/** The links inside a site that lead to no file of it, or to no element of the page: `PAGE: HREF`. */
export function brokenHrefs({ pages, exists, base }: BuiltSite): readonly string[] {
  const ids = new Map([...pages].map(([path, html]) => [path, idsOf(html)]));

  function leads(from: string, href: string): boolean {
    const [path = '', anchor = ''] = href.split('#').map(decodeURIComponent);
    const file = [path, `${path}.html`, join(path, 'index.html')]
      .map((way) => resolve(from, path === '' ? '' : way, base))
      .find((to) => exists(to));
    return file !== undefined && (anchor === '' || (ids.get(file)?.has(anchor) ?? false));
  }

  return [...pages].flatMap(([path, html]) =>
    hrefsOf(html)
      .filter((href) => !leads(path, href))
      .map((href) => `${path}: ${href}`),
  );
}

function resolve(from: string, href: string, base: string): string {
  if (href === '') return from;
  return href.startsWith('/') ? href.slice(base.length) : join(dirname(from), href);
}

function idsOf(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id));
}

/** Links to other sites have a scheme. */
function hrefsOf(html: string): readonly string[] {
  const found = Array.from(html.matchAll(/<a [^>]*?href="([^"]*)"/g), ([, href = '']) => href);
  return [...new Set(found)].filter((href) => !/^[a-z]+:/.test(href));
}
