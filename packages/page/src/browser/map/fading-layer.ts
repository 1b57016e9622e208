import { svg } from '../dom/element.ts';

/**
 * Elements of one kind by their ids, the lit ones in a group of their own. To fade the others is to change one element: an opacity
 * for each of a thousand would be a layer of the compositor for each.
 */
export class FadingLayer {
  readonly element: SVGGElement;
  readonly #lit = svg('g', { class: 'lit' });
  readonly #rest = svg('g', { class: 'rest' });
  readonly #elements = new Map<string, SVGElement>();
  #ids: ReadonlySet<string> = new Set();

  constructor(name: string, lit: 'above' | 'below') {
    const groups = lit === 'above' ? [this.#rest, this.#lit] : [this.#lit, this.#rest];
    this.element = svg('g', { class: name }, ...groups);
  }

  add(id: string, element: SVGElement): void {
    if (this.#elements.get(id) === element) return;
    this.#elements.set(id, element);
    (this.#ids.has(id) ? this.#lit : this.#rest).append(element);
  }

  remove(id: string): void {
    this.#elements.get(id)?.remove();
    this.#elements.delete(id);
  }

  /** Moves only what changes. A box that is lit has all around it lit: so each stays above those that it lies in. */
  light(ids: ReadonlySet<string>): void {
    const changed = [...this.#elements].filter(([id]) => ids.has(id) !== this.#ids.has(id));
    this.#ids = ids;
    this.#lit.append(...changed.flatMap(([id, element]) => (ids.has(id) ? [element] : [])));
    this.#rest.prepend(...changed.flatMap(([id, element]) => (ids.has(id) ? [] : [element])));
  }
}
