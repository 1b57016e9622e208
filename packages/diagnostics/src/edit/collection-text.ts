import { DEFAULT_SCALAR_STYLE_RULES, SCALAR_STYLE, type ScalarStyleRule, dump } from 'js-yaml';
import type { EditValue } from '../edit.ts';
import type { SourceNode } from '../source.ts';
import { quoteNumbers } from './quote-numbers.ts';
import { type Scalar, scalarText } from './scalar-text.ts';

type PlainCollection = Exclude<EditValue, Scalar>;

const INLINE_WIDTH = 72;

/** A block scalar would swallow the comment or the blank lines that follow it. */
const quoteLineBreaks: ScalarStyleRule = (layout) => {
  if (/[\r\n]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
};

const styleRules = [quoteLineBreaks, quoteNumbers, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)];

export function isCollection(value: EditValue): value is PlainCollection {
  return typeof value === 'object' && value !== null;
}

export function isEmptyCollection(value: EditValue): boolean {
  return isCollection(value) && Object.keys(value).length === 0;
}

/** A value on one line, as it is allowed in a flow collection. */
export function flowText(value: EditValue, text: string): string {
  const pad = flowPadding(text);
  const write = (part: EditValue): string => {
    if (!isCollection(part)) return scalarText(part, 'flow');
    if (isList(part)) return `[${part.map(write).join(', ')}]`;
    const entries = Object.entries(part).map(([key, entry]) => `${scalarText(key, 'flow')}: ${write(entry)}`);
    return entries.length === 0 ? '{}' : `{${pad}${entries.join(', ')}${pad}}`;
  };
  return write(value);
}

/** A value as it is allowed in a block collection without starting a line. */
export function inlineText(value: EditValue, text: string): string {
  return isCollection(value) ? flowText(value, text) : scalarText(value, 'block');
}

/** The lines of a block collection that is not empty, without their indent. */
export function blockLines(value: PlainCollection): readonly string[] {
  return dump(value, { lineWidth: -1, noRefs: true, scalarStyleRules: styleRules }).slice(0, -1).split('\n');
}

/** Whether a new value beside `siblings` is written in flow style: as the last collection among them, else if short. */
export function wantsFlow(value: EditValue, siblings: readonly SourceNode[], text: string): boolean {
  if (!isCollection(value) || isEmptyCollection(value)) return true;
  const last = siblings.findLast((node) => node.kind !== 'scalar');
  if (last !== undefined) return last.flow;
  return !Object.values(value).some(isCollection) && flowText(value, text).length <= INLINE_WIDTH;
}

/** The space inside braces that the text uses itself. */
function flowPadding(text: string): '' | ' ' {
  return /\{[^\s}]/.test(text) && !text.includes('{ ') ? '' : ' ';
}

/** Array.isArray does not narrow readonly arrays. */
export function isList(value: EditValue): value is readonly EditValue[] {
  return Array.isArray(value);
}
