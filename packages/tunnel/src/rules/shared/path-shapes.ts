/** Whether the pattern is plain text: it is found wherever the text stands. */
export function isLiteral(pattern: string): boolean {
  return !/[\\^$.|?*+()[\]{}]/.test(pattern);
}

/** Whether every path holds it: each begins with a slash. */
export function matchesEverything(pattern: string): boolean {
  if (pattern.startsWith('^')) return /^\^(?:\/[?*]?)?(?:\.\*\$?)?$/.test(pattern);
  return /^\/[?*]?(?:\.\*)?$/.test(pattern) || /^\/(?:[?*]|\.\*)\$$/.test(pattern);
}

/** Whether it asks for an end of the text or of a word, beside a `^` that stands first. */
export function hasInnerAnchor(pattern: string): boolean {
  return /[\^$]|\\[AbBz]/.test(withoutCaret(pattern));
}

/** The plain text that each match of the pattern begins with; empty where that is not plain to see. */
export function leadingText(pattern: string): string {
  if (hasAlternatives(pattern)) return '';
  const [text = ''] = /^[^\\^$.|?*+()[\]{}]*/.exec(pattern) ?? [];
  // what may be missing is repeated: it is the last character alone.
  return /^[?*{]/.test(pattern.slice(text.length)) ? text.slice(0, -1) : text;
}

export function withoutCaret(pattern: string): string {
  return pattern.replace(/^\^/, '');
}

/** The pattern with a plain character for each escape and each class: neither anchors nor repeats anything. */
export function withoutClasses(pattern: string): string {
  return pattern.replaceAll(/\\./g, '_').replaceAll(/\[\^?\]?[^\]]*\]/g, '_');
}

/** Whether a bar stands outside of all groups, so that an anchor before the pattern would hold for a part of it. */
export function hasAlternatives(pattern: string): boolean {
  let text = withoutClasses(pattern);
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/\([^()]*\)/g, '_');
  }
  return text.includes('|');
}
