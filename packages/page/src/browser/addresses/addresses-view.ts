import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';
import { networkHolds } from './hold.ts';
import { networkSection } from './network-section.ts';
import { poolTable } from './pool-table.ts';

/** Whose each address is, and which are free. */
export function addressesView(context: PageContext): View {
  const networks = networkHolds(context.facts, [...context.data.findings, ...context.data.waived]);
  const list = h('div', { class: 'networks' });
  const element = h(
    'div',
    { class: 'addresses' },
    ...[h('h2', { class: 'unseen' }, 'Addresses'), poolTable(context), list].filter((part) => part !== null),
  );
  let shown = '';
  const draw = (): void => {
    const { within } = context.store.state;
    const width = Math.floor(list.clientWidth);
    if (width === 0 || shown === `${width} ${within}`) return;
    shown = `${width} ${within}`;
    const open = new Set(
      [...list.children].flatMap((child, index) =>
        child.querySelector('details[open]') === null ? [] : [index],
      ),
    );
    // what is drawn again while a key is handled keeps the focus
    const focused = [...list.children].findIndex((child) =>
      child.querySelector('.bar-stage')?.contains(document.activeElement),
    );
    list.replaceChildren(...networks.map((network) => networkSection(network, { within, width, context })));
    list.children[focused]?.querySelector<HTMLElement>('.bar-stage')?.focus({ preventScroll: true });
    for (const index of open) list.children[index]?.querySelector('details')?.setAttribute('open', '');
  };
  new ResizeObserver(draw).observe(list);
  return { element, update: draw };
}
