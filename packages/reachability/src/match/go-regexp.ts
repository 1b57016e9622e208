/** What Go's RE2 has and JavaScript has not, or reads otherwise. */
const GO_ONLY = /\\[pPzAQECa]|\(\?P?<|\[\[:|\(\?[imsU-]/;

/**
 * A regular expression of Go, unanchored as both cloudflared and Traefik use them; null for one that JavaScript would
 * read otherwise. What the two languages share means the same in both.
 */
export function goRegExp(pattern: string): RegExp | null {
  const [, insensitive, rest = ''] = /^(\(\?i\))?(.*)$/s.exec(pattern) ?? [];
  if (GO_ONLY.test(rest)) return null;
  try {
    return new RegExp(rest, insensitive === undefined ? '' : 'i');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
