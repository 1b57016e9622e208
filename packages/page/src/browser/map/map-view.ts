import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';

/** Everything that can be selected, by its kind. */
export function mapView({ subjects, store }: PageContext): View {
  const element = h('div', { class: 'map' });
  return {
    element,
    update: () => {
      const kinds = Map.groupBy(subjects.all, ({ kind }) => kind);
      element.replaceChildren(
        ...[...kinds].map(([kind, of]) =>
          h(
            'section',
            {},
            h('h2', {}, kind),
            h(
              'ul',
              { class: 'plain' },
              ...of.map(({ id, label }) =>
                h('li', {}, h('a', { class: 'code', href: store.linkTo({ selected: id }) }, label)),
              ),
            ),
          ),
        ),
      );
    },
  };
}
