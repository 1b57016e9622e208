import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';

export function addressesView(_context: PageContext): View {
  return { element: h('div', { class: 'addresses' }), update: () => undefined };
}
