import type { Fact } from '../subjects/subject.ts';
import { h } from './element.ts';

/** Facts without a value are left out. */
export function factList(facts: readonly Fact[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    ...facts
      .filter(({ values }) => values.length > 0)
      .flatMap(({ name, values, code }) => [
        h('dt', {}, name),
        h('dd', code === true ? { class: 'code' } : {}, ...values.map((value) => h('span', {}, value))),
      ]),
  );
}
