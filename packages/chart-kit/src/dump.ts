import { quoteNumbers } from '@netloom/diagnostics';
import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarStyleRule } from 'js-yaml';
import { blockYaml, isSequence } from './block-yaml.ts';
import type { Plain } from './plain.ts';

/** A block scalar that keeps its last empty lines would take in what is written below it, and would end in `...`. */
const quoteTrailingLines: ScalarStyleRule = (layout) => {
  if (/(?:^|\n)\n$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
};

const scalarStyleRules = [quoteTrailingLines, quoteNumbers, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)];

/** YAML that reads the same under YAML 1.1 and 1.2, and in go-yaml, which is neither: keys in the order given, no folded lines, no anchors. */
export function dumpYaml(value: Plain): string {
  return blockYaml(value, dumpOnce);
}

/** One-line items that were written before: the files of a network repeat each other, and js-yaml takes long to begin. */
const written = new Map<string, string>();
const LONGEST = 80;
const MOST = 1_000;

/** Of a list with one item, as `blockYaml` asks for scalars, the text of the last time. */
function dumpOnce(value: Plain): string {
  const item = isSequence(value) && value.length === 1 ? value[0] : undefined;
  if (typeof item !== 'string' || item.length > LONGEST) return dumpByLibrary(value);
  const text = written.get(item) ?? dumpByLibrary(value);
  if (written.size < MOST) written.set(item, text);
  return text;
}

/** The same by js-yaml alone. */
export function dumpByLibrary(value: Plain): string {
  return dump(value, { lineWidth: -1, noRefs: true, scalarStyleRules });
}
