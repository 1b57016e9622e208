import { h } from '../dom/element.ts';

/** A paragraph of a page of ours: what stands in backticks is code, of a link the text is left. */
export function inlineCode(paragraph: string): readonly (Node | string)[] {
  return paragraph
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : h('code', {}, part)));
}
