import { parseHash, printHash, type PageState } from './page-state.ts';

/** The state of the page, which is its address: going back in the browser goes back in it. */
export class Store {
  readonly #window: Window;
  readonly #listeners: ((state: PageState) => void)[] = [];
  #state: PageState;

  constructor(window: Window) {
    this.#window = window;
    this.#state = parseHash(window.location.hash);
    window.addEventListener('hashchange', () => {
      this.#take(parseHash(window.location.hash));
    });
  }

  get state(): PageState {
    return this.#state;
  }

  /** The address of the page with these changes, for links. */
  linkTo(change: Partial<PageState>): string {
    return printHash({ ...this.#state, ...change });
  }

  /** A step that going back undoes. */
  navigate(change: Partial<PageState>): void {
    const hash = this.linkTo(change);
    if (hash === printHash(this.#state)) return;
    this.#window.history.pushState(null, '', hash);
    this.#take(parseHash(hash));
  }

  /** A step that going back does not undo alone: one of many on a way, as a wheel makes them. */
  replace(change: Partial<PageState>): void {
    const hash = this.linkTo(change);
    if (hash === printHash(this.#state)) return;
    this.#window.history.replaceState(null, '', hash);
    this.#take(parseHash(hash));
  }

  subscribe(listener: (state: PageState) => void): void {
    this.#listeners.push(listener);
  }

  #take(state: PageState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
