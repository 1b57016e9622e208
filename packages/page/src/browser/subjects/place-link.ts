import type { PagePlace } from '../../data/page-data.ts';
import { h } from '../dom/element.ts';
import { placeLabel } from '../dom/place-label.ts';
import type { PageContext } from '../page-context.ts';

/** The line, and what is written there. */
export function placeLink(at: PagePlace, { subjects, store }: PageContext): HTMLElement {
  const subject = subjects.at(at);
  return h(
    'span',
    { class: 'at' },
    placeLabel(at),
    subject === null
      ? null
      : h(
          'a',
          { href: store.linkTo({ selected: subject.id }) },
          `${subject.kind} `,
          h('span', { class: 'code' }, subject.label),
        ),
  );
}
