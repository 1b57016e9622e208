/** Values of a Go template by dotted names: `path.basename`. */
export type GoValues = ReadonlyMap<string, string>;

/**
 * The text that an expression of a Go template gives: names, `index`, and the functions of Sprig that people write around
 * names. null for any other. https://masterminds.github.io/sprig/
 */
export function evaluateGo(expression: string, values: GoValues): string | null {
  const stages = splitPipes(expression);
  let piped: string | null = null;
  for (const [number, stage] of stages.entries()) {
    const words = wordsOf(stage);
    if (words === null) return null;
    const last: readonly (string | null)[] = number === 0 ? [] : [piped];
    const result: Result = call(words, last, values);
    if (result === undefined) return null;
    piped = result;
  }
  return piped;
}

/** null is a name that has no value, undefined what cannot be evaluated. */
type Result = string | null | undefined;

function call(words: readonly string[], piped: readonly (string | null)[], values: GoValues): Result {
  const [first = '', ...rest] = words;
  if (rest.length === 0 && piped.length === 0) return valueOf(first, values);
  const given = rest.map((word) => valueOf(word, values));
  const args = [...given, ...piped];
  if (args.includes(undefined) && first !== 'dig') return undefined;
  const [a, b] = args;
  switch (first) {
    case 'default':
      return args.length === 2 ? (b === '' ? a : (b ?? a)) : undefined;
    case 'index':
      return values.get([nameOf(rest[0] ?? ''), ...rest.slice(1).map(unquoted)].join('.')) ?? null;
    case 'dig':
      return values.get(rest.slice(0, -2).map(unquoted).join('.')) ?? valueOf(rest.at(-2) ?? '', values);
    case 'lower':
      return a?.toLowerCase();
    case 'upper':
      return a?.toUpperCase();
    case 'trim':
      return a?.trim();
    case 'toString':
    case 'normalize':
      return a;
    case 'trimSuffix':
      return a != null && b?.endsWith(a) === true ? b.slice(0, b.length - a.length) : b;
    case 'trimPrefix':
      return a != null && b?.startsWith(a) === true ? b.slice(a.length) : b;
    default:
      return undefined;
  }
}

function valueOf(word: string, values: GoValues): Result {
  if (/^"[^"\\]*"$|^`[^`]*`$/.test(word)) return word.slice(1, -1);
  if (/^\d+$/.test(word)) return word;
  if (word.startsWith('(') && word.endsWith(')')) return evaluateGo(word.slice(1, -1), values);
  return /^\.[\w.-]+$/.test(word) ? (values.get(nameOf(word)) ?? null) : undefined;
}

function nameOf(word: string): string {
  return word.replace(/^\./, '');
}

function unquoted(word: string): string {
  return word.replace(/^(["`])(.*)\1$/, '$2');
}

/** Words, strings and parentheses; null where one is not closed. */
function wordsOf(stage: string): readonly string[] | null {
  const words: string[] = [];
  for (let offset = 0; offset < stage.length;) {
    if (/\s/.test(stage[offset] ?? '')) {
      offset += 1;
      continue;
    }
    const end = stage[offset] === '(' ? closing(stage, offset) : wordEnd(stage, offset);
    if (end === null) return null;
    words.push(stage.slice(offset, end));
    offset = end;
  }
  return words;
}

function wordEnd(text: string, start: number): number | null {
  const word = /^(?:"[^"\\]*"|`[^`]*`|[^\s()"`]+)/.exec(text.slice(start));
  return word === null ? null : start + word[0].length;
}

function closing(text: string, start: number): number | null {
  let open = 0;
  for (let offset = start; offset < text.length; offset += 1) {
    if (text[offset] === '(') open += 1;
    if (text[offset] === ')') open -= 1;
    if (open === 0) return offset + 1;
  }
  return null;
}

/** At the bars outside of strings and parentheses. */
function splitPipes(expression: string): readonly string[] {
  const stages: string[] = [];
  let open = 0;
  let start = 0;
  for (const { 0: part, index } of expression.matchAll(/"[^"\\]*"|`[^`]*`|[()|]/g)) {
    if (part === '(') open += 1;
    if (part === ')') open -= 1;
    if (part === '|' && open === 0) {
      stages.push(expression.slice(start, index));
      start = index + 1;
    }
  }
  return [...stages, expression.slice(start)].map((stage) => stage.trim());
}
