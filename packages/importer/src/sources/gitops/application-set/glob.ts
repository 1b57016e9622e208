/** `*` within one part of a path, `**` over several. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/\*\*\/|\*\*|\*|\?/g, (star) =>
      star === '**/' ? '(?:.*/)?' : star === '**' ? '.*' : star === '*' ? '[^/]*' : '[^/]',
    );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^\b$/;
  }
}
