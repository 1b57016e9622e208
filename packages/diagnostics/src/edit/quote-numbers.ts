import { SCALAR_STYLE, type ScalarStyleRule } from 'js-yaml';

/** Digits of an int of any base, or of a float, as the most lenient reader has them. */
const NUMBER = /^[-+]?(?:0x[-+]?[\da-f]+|0o[-+]?[0-7]+|0b[-+]?[01]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i;
const DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt ]|$)/;

/**
 * Whether some reader takes a plain scalar for a number or a date that neither version of YAML calls one: go-yaml, which Helm
 * and the API server use, leaves out every `_` and then asks Go's own parsers (resolve.go), which know `0X1F`, `0B1` and `0O7`.
 */
export function looksLikeNumber(text: string): boolean {
  return /^[-+.\d]/.test(text) && (NUMBER.test(text.replaceAll('_', '')) || DATE.test(text));
}

/** A rule for `dump`, which quotes by itself what YAML 1.1 and 1.2 take for something else than text; numbers are left alone. */
export const quoteNumbers: ScalarStyleRule = (layout) => {
  const { node, style } = layout;
  if (style === SCALAR_STYLE.PLAIN && node.tag === 'tag:yaml.org,2002:str' && looksLikeNumber(node.value)) {
    layout.style = SCALAR_STYLE.SINGLE_QUOTED;
  }
};
