import { quoteNumbers } from '@netloom/diagnostics';
import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarStyleRule } from 'js-yaml';
import { blockYaml } from './block-yaml.ts';
import type { Plain } from './plain.ts';

/** A block scalar that keeps its last empty lines would take in what is written below it, and would end in `...`. */
const quoteTrailingLines: ScalarStyleRule = (layout) => {
  if (/(?:^|\n)\n$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
};

const scalarStyleRules = [quoteTrailingLines, quoteNumbers, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)];

/** YAML that reads the same under YAML 1.1 and 1.2, and in go-yaml, which is neither: keys in the order given, no folded lines, no anchors. */
export function dumpYaml(value: Plain): string {
  return blockYaml(value, dumpByLibrary);
}

/** The same by js-yaml alone. */
export function dumpByLibrary(value: Plain): string {
  return dump(value, { lineWidth: -1, noRefs: true, scalarStyleRules });
}
