import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';

export function reachView(_context: PageContext): View {
  return { element: h('div', { class: 'reach' }), update: () => undefined };
}
