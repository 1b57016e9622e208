import type { Interval } from '@netloom/addresses';
import { describeRanges } from '@netloom/network-model';
import { h } from '../dom/element.ts';
import { placeLabel } from '../dom/place-label.ts';
import type { PageContext } from '../page-context.ts';
import { placeOfOrigin } from '../subjects/place-of-origin.ts';
import { countOf } from './bar-layout.ts';
import type { Hold, NetworkHolds } from './hold.ts';

/** More rows are for who looks at fewer addresses. */
const MOST = 200;

interface Row {
  readonly first: bigint;
  readonly element: () => HTMLElement;
}

/** The same as the bar, in rows: who has which addresses, and what is free. */
export function holdTable(
  { holds, free }: Pick<NetworkHolds, 'holds' | 'free'>,
  context: PageContext,
): HTMLElement {
  const rows = [
    ...holds.map((hold): Row => ({ first: hold.interval.first, element: () => holdRow(hold, context) })),
    ...free.map((interval): Row => ({ first: interval.first, element: () => freeRow(interval) })),
  ].toSorted((one, other) => (one.first < other.first ? -1 : one.first > other.first ? 1 : 0));
  const more = rows.length - MOST;
  return h(
    'details',
    { class: 'hold-table' },
    h('summary', {}, `Table, ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['Addresses', 'Holder', 'As', 'Line'].map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      h('tbody', {}, ...rows.slice(0, MOST).map(({ element }) => element())),
    ),
    more > 0 ? h('p', { class: 'caption' }, `${more} more rows: look at fewer addresses to see them`) : null,
  );
}

function holdRow({ interval, label, kind, claim }: Hold, { subjects, store }: PageContext): HTMLElement {
  const owner = subjects.ownerOf(claim.owner);
  return h(
    'tr',
    {},
    h('td', { class: 'code' }, describeRanges([interval])),
    h(
      'td',
      {},
      owner === null ? label : h('a', { class: 'code', href: store.linkTo({ selected: owner.id }) }, label),
    ),
    h('td', {}, kind),
    h('td', {}, placeLabel(placeOfOrigin(claim.origin).start)),
  );
}

function freeRow(interval: Interval): HTMLElement {
  return h(
    'tr',
    { class: 'free-row' },
    h('td', { class: 'code' }, describeRanges([interval])),
    h('td', { colspan: 3 }, `${countOf(interval)} free`),
  );
}
