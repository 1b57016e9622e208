/** A pattern as Go reads it, with what JavaScript can try of it; null where the syntax is Go's alone. */
export type GoRegexp =
  { readonly ok: true; readonly regexp: RegExp | null } | { readonly ok: false; readonly why: string };

/** What JavaScript knows and Go does not (https://github.com/google/re2/wiki/Syntax). */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, 'Go looks neither ahead nor behind'],
  [/\\[1-9]|\\k</, 'Go refers back to no group'],
  [/[{,](?:100[1-9]|10[1-9]\d|1[1-9]\d\d|[2-9]\d{3}|\d{5,})[,}]/, 'Go repeats at most 1000 times'],
  [/\\[^\WdDsSwWbBafnrtvAzQEpPCx0_]/, 'Go does not know this escape'],
];
/** What Go knows and JavaScript does not. */
const GO_ONLY = /\(\?(?:P<|[imsU-]+[:)])|\\[AzQEpPCx]|\[\[:/;

export function parseGoRegexp(pattern: string): GoRegexp {
  const escaped = pattern.replaceAll('\\\\', '__');
  const refused = REFUSED.find(([syntax]) => syntax.test(escaped));
  if (refused !== undefined) return { ok: false, why: refused[1] };
  if (GO_ONLY.test(escaped)) return { ok: true, regexp: null };
  const bare = withoutClasses(escaped);
  if (/(?:[*+?]|\{\d+(?:,\d*)?\})\+/.test(bare)) return { ok: false, why: 'a repetition is repeated' };
  try {
    return { ok: true, regexp: new RegExp(pattern) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ok: false, why: text.replace(/^.*: /s, '').toLowerCase() };
  }
}

/** Whether the pattern is plain text, which is found wherever it stands in a path. */
export function isLiteral(pattern: string): boolean {
  return !/[\\^$.|?*+()[\]{}]/.test(pattern);
}

/** Whether every path holds it: each begins with a slash. */
export function matchesEverything(pattern: string): boolean {
  return /^\/[?*]?(?:\.\*)?$/.test(pattern) || /^\/(?:[?*]|\.\*)\$$/.test(pattern);
}

/** The pattern with a plain character for each escape and each class: neither anchors nor repeats anything. */
export function withoutClasses(pattern: string): string {
  return pattern.replaceAll(/\\./g, '_').replaceAll(/\[\^?\]?[^\]]*\]/g, '_');
}
