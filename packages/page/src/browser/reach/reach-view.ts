import { announce } from '../dom/announce.ts';
import { Combobox } from '../dom/combobox.ts';
import { h } from '../dom/element.ts';
import { traceMap, type TraceMap } from '../map/trace-map.ts';
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
  const map = traceMap(context);
  const answer = h('div', { class: 'reach-answer' }, map.element);
  const element = h(
    'div',
    { class: 'reach' },
    h('h2', { class: 'unseen' }, 'Reach'),
    h('div', { class: 'ends' }, from.element, to.element),
    answer,
    matrixSection(context),
  );
  let [shown, said]: [string | null, HTMLElement | null] = [null, null];
  return {
    element,
    update: (state) => {
      from.show(state.from ?? '');
      to.show(state.to ?? '');
      const asked = `${state.from} ${state.to}`;
      if (asked === shown) return;
      shown = asked;
      said?.remove();
      said = answerTo(state, { context, map });
      // the map stays where it is: put back, all its boxes would be laid out again
      answer.prepend(said);
    },
  };
}

function answerTo(
  { from, to }: PageState,
  { context, map }: { readonly context: PageContext; readonly map: TraceMap },
): HTMLElement {
  map.show(null);
  if (from === null || to === null) {
    return h(
      'p',
      { class: 'empty' },
      'Choose a source and a target, or a cell of the matrix, to see the trace hop by hop.',
    );
  }
  const asked = ask(context.index, from, to);
  if (asked.kind === 'mistake') return h('p', { class: 'mistake', role: 'alert' }, asked.message);
  map.show({ ...asked.answer, from, to });
  announce(`${from} to ${to}: ${asked.answer.verdict}`);
  return traceList(asked.answer, context);
}
