import { h } from './element.ts';

export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
  /** What tells it from others, beside the label. */
  readonly detail: string;
}

export interface ComboboxInput<Value> {
  /** Unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  /** The options that fit a text, best first, and not more than are worth showing. */
  readonly find: (text: string) => readonly Option<Value>[];
  readonly pick: (value: Value) => void;
  /** Whether the list is part of the page, as in a dialog, or opens above it. */
  readonly layout: 'inline' | 'popup';
}

/** A text field with a list of what fits: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export class Combobox<Value> {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #given: ComboboxInput<Value>;
  #options: readonly Option<Value>[] = [];
  #active = -1;

  constructor(given: ComboboxInput<Value>) {
    const { id, label, placeholder, layout } = given;
    this.#given = given;
    this.#list = h('ul', {
      id: `${id}-list`,
      class: 'options',
      role: 'listbox',
      'aria-label': label,
      hidden: true,
    });
    this.input = h('input', {
      id,
      class: 'field code',
      type: 'text',
      role: 'combobox',
      placeholder,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
      on: {
        input: () => {
          this.open();
        },
        focus: () => {
          this.input.select();
        },
        blur: () => {
          if (layout === 'popup') this.close();
        },
        click: () => {
          if (!this.#isOpen) this.open('');
        },
        keydown: (event) => {
          if (event instanceof KeyboardEvent) this.#press(event);
        },
      },
    });
    this.element = h(
      'div',
      { class: `combobox ${layout}` },
      h('label', { for: id, class: 'caption' }, label),
      this.input,
      this.#list,
    );
  }

  /** Shows what is chosen; a text that is being typed stays. */
  show(text: string): void {
    if (document.activeElement !== this.input || !this.#isOpen) this.input.value = text;
  }

  open(text: string = this.input.value): void {
    this.#options = this.#given.find(text);
    this.#list.replaceChildren(...this.#options.map((option, index) => this.#optionElement(option, index)));
    this.#list.hidden = this.#options.length === 0;
    this.input.setAttribute('aria-expanded', String(this.#options.length > 0));
    this.#activate(text === '' ? -1 : 0);
  }

  close(): void {
    this.#list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #optionElement({ label, detail, value }: Option<Value>, index: number): HTMLElement {
    return h(
      'li',
      {
        id: this.#optionId(index),
        role: 'option',
        'aria-selected': 'false',
        on: {
          // before the field loses the focus
          mousedown: (event) => {
            event.preventDefault();
          },
          click: () => {
            this.#pick(value);
          },
        },
      },
      h('span', { class: 'option-label code' }, label),
      h('span', { class: 'option-detail caption' }, detail),
    );
  }

  #press(event: KeyboardEvent): void {
    const count = this.#options.length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.#isOpen) {
          this.open('');
        } else if (count > 0) {
          this.#activate((this.#active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
        }
        return;
      }
      case 'Enter': {
        const option = this.#options[this.#active];
        if (this.#isOpen && option !== undefined) {
          event.preventDefault();
          this.#pick(option.value);
        }
        return;
      }
      case 'Escape':
        if (this.#isOpen && this.#given.layout === 'popup') {
          event.stopPropagation();
          this.close();
        }
        return;
      default:
    }
  }

  #pick(value: Value): void {
    this.close();
    this.#given.pick(value);
  }

  #activate(index: number): void {
    const items = this.#list.children;
    items[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = Math.min(index, this.#options.length - 1);
    const active = items[this.#active];
    if (active === undefined) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    active.setAttribute('aria-selected', 'true');
    active.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', active.id);
  }

  #optionId(index: number): string {
    return `${this.#given.id}-option-${index}`;
  }
}
