import { resolvePlain } from '@netloom/diagnostics';
import type { Tree, TreeScalar } from '../../tree.ts';
import { at, mapScalars, scalarAt } from '../../tree/nodes.ts';

/** The value of a variable; undefined where none, or more than one, is stated. */
export type FindVariable = (name: string) => Tree | undefined;

const DEEPEST = 8;
const BLOCK =
  /\{%[-+]?\s*(if|for)\b(?:(?!%\}).)*%\}(?:(?!\{%[-+]?\s*(?:if|for)\b).)*?\{%[-+]?\s*end\1\s*[-+]?%\}/s;
const EXPRESSION = /\{\{-?\s*((?:(?!\}\}).)*?)\s*-?\}\}/gs;
const NAME = /^([A-Za-z_]\w*)((?:\.\w+|\[\s*(?:'[^']*'|"[^"]*")\s*\])*)$/;
const DEFAULT = /^(?:default|d)\(\s*(?:'([^']*)'|"([^"]*)"|(-?\d+|true|false))\s*\)$/i;

/**
 * The tree with variables filled in: names, paths below them, and `default` with a literal. Whatever a condition or a loop
 * decides is taken out, since it is not evaluated; other expressions stay as they are written.
 * https://jinja.palletsprojects.com/en/stable/templates/
 */
export function fillIn(tree: Tree, find: FindVariable, depth = 0): Tree {
  return mapScalars(tree, (scalar) => fillScalar(scalar, find, depth));
}

/** Whether a text holds something that only Jinja can evaluate. */
export function isTemplate(text: string): boolean {
  return /\{[{%]/.test(text);
}

/** The text of a template with its variables filled in; null where it has more than variables, or one has no value. */
export function fillTemplate(text: string, find: FindVariable): string | null {
  const written = text.replace(/\{#.*?#\}/gs, (comment) => comment.replace(/[^\n]/g, ''));
  if (written.includes('{%')) return null;
  const filled = written.replace(EXPRESSION, (whole, expression: string) => {
    const found = evaluate(expression, find, 0);
    return found === null ? whole : String(typeof found === 'string' ? found : found.value);
  });
  return isTemplate(filled) ? null : filled;
}

function fillScalar(scalar: TreeScalar, find: FindVariable, depth: number): TreeScalar {
  const { value } = scalar;
  if (typeof value !== 'string' || !isTemplate(value) || depth > DEEPEST) return scalar;
  const via: TreeScalar[] = [...(scalar.via ?? [])];
  const hidden = [...(scalar.hidden ?? [])];
  const text = blankBlocks(value).replace(EXPRESSION, (whole, expression: string) => {
    const found = evaluate(expression, find, depth);
    if (found === null) return whole;
    if (typeof found === 'string') return found;
    via.push(found);
    hidden.push(...(found.hidden ?? []));
    return String(found.value);
  });
  if (text === value) return scalar;
  return {
    ...scalar,
    value: text.includes('\n') ? text : resolvePlain(text),
    ...(hidden.length > 0 && { hidden }),
    ...(via.length > 0 && { via }),
  };
}

/** The scalar of a variable, the text of a default, or null for what is more than that. */
function evaluate(expression: string, find: FindVariable, depth: number): TreeScalar | string | null {
  const [first = '', ...filters] = expression.split('|').map((part) => part.trim());
  const [, name = '', rest = ''] = NAME.exec(first) ?? [];
  if (name === '') return null;
  const defaults = filters.map((filter) => DEFAULT.exec(filter));
  if (defaults.includes(null)) return null;
  const stated = find(name);
  const path = [...rest.matchAll(/\.(\w+)|'([^']*)'|"([^"]*)"/g)].map(
    ([, dotted, single, double]) => dotted ?? single ?? double ?? '',
  );
  const found = scalarAt(at(stated, ...path));
  if (found !== undefined) {
    const filled = fillScalar(found, find, depth + 1);
    return isTemplate(String(filled.value)) ? null : filled;
  }
  const [match] = defaults;
  return stated !== undefined || match == null ? null : (match[1] ?? match[2] ?? match[3] ?? null);
}

/** The text with all that a condition or a loop decides replaced by as many spaces. */
export function blankBlocks(text: string): string {
  let rest = text;
  for (let match = BLOCK.exec(rest); match !== null; match = BLOCK.exec(rest)) {
    const [whole] = match;
    rest = rest.slice(0, match.index) + ' '.repeat(whole.length) + rest.slice(match.index + whole.length);
  }
  return rest;
}
