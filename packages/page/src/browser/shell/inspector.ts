import { announce } from '../dom/announce.ts';
import { copyButton } from '../dom/copy-button.ts';
import { h } from '../dom/element.ts';
import { factList } from '../dom/fact-list.ts';
import { placeLabel } from '../dom/place-label.ts';
import type { PageContext, View } from '../page-context.ts';
import { placeOfOrigin } from '../subjects/place-of-origin.ts';
import type { Subject } from '../subjects/subject.ts';
import { claimSection, findingSection, relatedSection, ruleSection } from './inspector-sections.ts';
import { networkOverview } from './network-overview.ts';
import { reachedBySection } from './reached-by.ts';

/** What is known of the selection, and who reaches it; of the network where nothing is selected. */
export function inspector(context: PageContext): View {
  const element = h('aside', { class: 'inspector', 'aria-label': 'Inspector', tabindex: -1 });
  let shown: Subject | null | undefined;
  return {
    element,
    update: ({ selected }) => {
      const subject = context.subjects.find(selected);
      document.body.classList.toggle('has-selection', subject !== null);
      if (subject === shown) return;
      shown = subject;
      element.replaceChildren(...(subject === null ? networkOverview(context) : describe(subject, context)));
      element.scrollTop = 0;
      if (subject !== null) announce(`${subject.kind} ${subject.label} is selected`);
    },
  };
}

function describe(subject: Subject, context: PageContext): readonly Node[] {
  const { store } = context;
  const place = subject.origin === null ? null : placeOfOrigin(subject.origin).start;
  const actions = [
    subject.from === null
      ? null
      : h(
          'a',
          { class: 'button', href: store.linkTo({ view: 'reach', from: subject.from }) },
          'Trace from here',
        ),
    subject.to === null
      ? null
      : h('a', { class: 'button', href: store.linkTo({ view: 'reach', to: subject.to }) }, 'Trace to here'),
    h('a', { class: 'button', href: store.linkTo({ view: 'map' }) }, 'Show on the map'),
  ];
  return [
    h(
      'header',
      {},
      h('p', { class: 'caption' }, subject.kind),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet close',
          on: {
            click: () => {
              store.navigate({ selected: null });
            },
          },
        },
        'Close',
      ),
      h('h2', { class: 'code' }, subject.label),
      place === null ? null : placeLabel(place),
    ),
    h('div', { class: 'actions' }, ...actions),
    factList(subject.facts),
    ...[
      findingSection(subject, context),
      reachedBySection(subject, context),
      claimSection(subject, context),
      ruleSection(subject, context),
      relatedSection(subject, context),
      usesSection(subject),
    ].filter((section) => section !== null),
  ];
}

/** What a change of it changes is told by the files that are generated, which the page does not hold. */
function usesSection({ owner }: Subject): HTMLElement | null {
  if (owner === null || !/^(?:node|host|pool|service):/.test(owner)) return null;
  const command = `netloom uses ${owner}`;
  return h(
    'section',
    {},
    h('h3', {}, 'What changes with it'),
    h('p', { class: 'command' }, h('code', {}, command), copyButton(command)),
  );
}
