import { describeRanges } from '@netloom/network-model';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { countOf } from './bar-layout.ts';
import type { Hold, NetworkHolds } from './hold.ts';

const MOST = 60;

/** The parts in use and the gaps between them, side by side whatever their size: nothing of an IPv6 network would be seen in proportion. */
export function partsList(
  { holds, free }: Pick<NetworkHolds, 'holds' | 'free'>,
  context: PageContext,
): HTMLElement {
  const parts = [
    ...holds.map((hold) => ({ first: hold.interval.first, element: () => used(hold, context) })),
    ...free.map((interval) => ({
      first: interval.first,
      element: () => h('li', { class: 'gap' }, `${countOf(interval)} free`),
    })),
  ].toSorted((one, other) => (one.first < other.first ? -1 : 1));
  const more = parts.length - MOST;
  return h(
    'ol',
    { class: 'plain parts' },
    ...parts.slice(0, MOST).map(({ element }) => element()),
    more > 0 ? h('li', { class: 'gap' }, `and ${more} more parts`) : null,
  );
}

function used({ label, interval, claim }: Hold, { subjects, store }: PageContext): HTMLElement {
  const owner = subjects.ownerOf(claim.owner);
  const name =
    owner === null
      ? h('span', { class: 'code' }, label)
      : h('a', { class: 'code', href: store.linkTo({ selected: owner.id }) }, label);
  return h('li', { class: 'part' }, name, h('span', { class: 'caption code' }, describeRanges([interval])));
}
