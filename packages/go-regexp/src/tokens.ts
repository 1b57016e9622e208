/** A piece of a pattern. `set` is true for the pieces within brackets. */
export interface Token {
  readonly kind: 'class' | 'group' | 'flags' | 'repetition' | 'other';
  readonly text: string;
  readonly set: boolean;
}

/** `\pL`, `\p{Lu}`, `\P{^Lu}`. */
const CLASS = /\\[pP](?:\{[^}]*\}|[^{])/y;
/** The beginning of a named group. */
const GROUP = /\(\?P?<\w+>/y;
/** `(?i)`, or the beginning of a group: `(?i:`, `(?:`. */
const FLAGS = /\(\?[a-zA-Z-]*[:)]/y;
const REPETITION = /\{\d+(?:,\d*)?\}/y;
/** A quotation, an escape, or any one character. */
const OTHER = /\\Q.*?(?:\\E|$)|\\x\{[^}]*\}|\\.|[^]/suy;
/** In brackets: a named class, an escape, or any one character. */
const IN_SET = /\[:.*?:\]|\\x\{[^}]*\}|\\.|[^]/suy;
/** What may follow the opening bracket, where a closing one is an ordinary character. */
const SET_START = /\^?\]?/y;

/** The pieces of a pattern, whose texts together are the pattern; mistakes are part of some piece. */
export function* tokens(pattern: string): Generator<Token> {
  let index = 0;
  const take = (kind: Token['kind'], expression: RegExp, set: boolean): Token | null => {
    expression.lastIndex = index;
    const [text = ''] = expression.exec(pattern) ?? [];
    if (text === '') return null;
    index += text.length;
    return { kind, text, set };
  };
  while (index < pattern.length) {
    const token =
      take('class', CLASS, false) ??
      take('group', GROUP, false) ??
      take('flags', FLAGS, false) ??
      take('repetition', REPETITION, false) ??
      take('other', OTHER, false);
    if (token === null) return;
    yield token;
    if (token.text !== '[') continue;
    const start = take('other', SET_START, true);
    if (start !== null) yield start;
    for (;;) {
      const inside = take('class', CLASS, true) ?? take('other', IN_SET, true);
      if (inside === null) break;
      yield inside;
      if (inside.text === ']') break;
    }
  }
}
