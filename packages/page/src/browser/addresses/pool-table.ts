import { Address } from '@netloom/addresses';
import { freeInPools } from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { copyButton } from '../dom/copy-button.ts';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';

/** What is left of each pool, and the address that comes next. */
export function poolTable({ facts, store }: PageContext): HTMLElement | null {
  const pools = [...freeInPools(facts)];
  if (pools.length === 0) return null;
  return h(
    'section',
    {},
    h('h3', {}, 'Pools'),
    h(
      'table',
      { class: 'pools' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['Pool', 'Addresses', 'Free', 'Next free'].map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      h(
        'tbody',
        {},
        ...pools.map(([pool, free]) => {
          const [first] = free.intervals;
          const next = first === undefined ? null : Address.of(first.family, first.first).toString();
          return h(
            'tr',
            {},
            h(
              'td',
              {},
              h(
                'a',
                { class: 'code', href: store.linkTo({ selected: subjectId.pool(pool.name) }) },
                pool.name,
              ),
            ),
            h('td', { class: 'code' }, ...pool.addresses.map((block) => h('div', {}, block.toString()))),
            h('td', {}, free.size.toLocaleString('en')),
            h('td', {}, ...(next === null ? ['none'] : [h('code', {}, next), copyButton(next)])),
          );
        }),
      ),
    ),
  );
}
