/** What a star stands for: letters of one part of a path, or of the whole text, slashes too. */
export type StarOf = 'part' | 'text';

/** The patterns of Argo CD: `*`, `**` over several parts of a path, `?`, classes, and `{a,b}`. */
export function globPattern(glob: string, star: StarOf = 'part'): RegExp {
  const one = star === 'text' ? '.' : '[^/]';
  let open = 0;
  const source = glob
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/\*\*\/|\*\*|[*?{},.+^$()|\\]/g, (token) => {
      switch (token) {
        case '**/':
          return '(?:.*/)?';
        case '**':
          return '.*';
        case '*':
          return `${one}*`;
        case '?':
          return one;
        case '{':
          open += 1;
          return '(?:';
        case '}':
          open -= 1;
          return ')';
        case ',':
          return open > 0 ? '|' : ',';
        default:
          return `\\${token}`;
      }
    });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^\b$/;
  }
}
