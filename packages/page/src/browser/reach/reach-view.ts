import { announce } from '../dom/announce.ts';
import { Combobox } from '../dom/combobox.ts';
import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';
import type { PageState } from '../state/page-state.ts';
import { sourceOptions, targetOptions } from './ends.ts';
import { matrixSection } from './matrix-section.ts';
import { ask } from './question.ts';
import { traceList } from './trace-list.ts';

/** Who reaches what, and why not: one trace, and below it the matrix of all. */
export function reachView(context: PageContext): View {
  const { store } = context;
  const from = new Combobox({
    id: 'from',
    label: 'From',
    placeholder: 'internet, lan, a node, an address',
    layout: 'popup',
    find: sourceOptions(context),
    pick: (value) => {
      store.navigate({ from: value });
    },
  });
  const to = new Combobox({
    id: 'to',
    label: 'To',
    placeholder: 'a host, a Service, tcp://address:port',
    layout: 'popup',
    find: targetOptions(context),
    pick: (value) => {
      store.navigate({ to: value });
    },
  });
  const answer = h('div', { class: 'reach-answer' });
  const element = h(
    'div',
    { class: 'reach' },
    h('h2', { class: 'unseen' }, 'Reach'),
    h('div', { class: 'ends' }, from.element, to.element),
    answer,
    matrixSection(context),
  );
  let shown: string | null = null;
  return {
    element,
    update: (state) => {
      from.show(state.from ?? '');
      to.show(state.to ?? '');
      const asked = `${state.from} ${state.to}`;
      if (asked === shown) return;
      shown = asked;
      answer.replaceChildren(answerTo(state, context));
    },
  };
}

function answerTo({ from, to }: PageState, context: PageContext): HTMLElement {
  if (from === null || to === null) {
    return h(
      'p',
      { class: 'empty' },
      'Choose a source and a target, or a cell of the matrix, to see the trace hop by hop.',
    );
  }
  const asked = ask(context.index, from, to);
  if (asked.kind === 'mistake') return h('p', { class: 'mistake', role: 'alert' }, asked.message);
  announce(`${from} to ${to}: ${asked.answer.verdict}`);
  return traceList(asked.answer, context);
}
