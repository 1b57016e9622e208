import { Combobox, type Option } from '../dom/combobox.ts';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { bestMatches } from '../state/match.ts';
import type { PageState } from '../state/page-state.ts';
import { addressOptions } from './search-addresses.ts';

const MOST = 40;

type Found = Option<Partial<PageState>>;

/** Everything that has a name or an address, and each code of a finding. */
export class SearchDialog {
  readonly element: HTMLDialogElement;
  readonly #combobox: Combobox<Partial<PageState>>;

  constructor(context: PageContext) {
    const entries = entriesOf(context);
    this.#combobox = new Combobox({
      id: 'search',
      label: 'Search',
      placeholder: 'A name, an address, a code',
      layout: 'inline',
      find: (query) => [
        ...addressOptions(query, context.facts),
        ...bestMatches(entries, { query, textOf: ({ label, detail }) => `${label} ${detail}`, most: MOST }),
      ],
      pick: (change) => {
        this.element.close();
        context.store.navigate(change);
      },
    });
    this.element = h('dialog', { class: 'search', 'aria-label': 'Search' }, this.#combobox.element);
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  open(): void {
    this.#combobox.input.value = '';
    this.element.showModal();
    this.#combobox.open('');
    this.#combobox.input.focus();
  }
}

function entriesOf({ data, subjects }: PageContext): readonly Found[] {
  const codes = [...new Set(data.findings.map(({ code }) => code))];
  return [
    ...subjects.all.map(({ id, kind, label, detail }) => ({
      value: { selected: id },
      label,
      detail: detail === '' ? kind : `${kind} · ${detail}`,
    })),
    ...codes.map((code) => ({ value: { view: 'findings', code } as const, label: code, detail: 'findings' })),
  ];
}
