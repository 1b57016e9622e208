import { h } from './element.ts';

/** What changed, for who does not see it. */
export const announcer: HTMLElement = h('div', { class: 'unseen', role: 'status' });

export function announce(text: string): void {
  announcer.textContent = text;
}
