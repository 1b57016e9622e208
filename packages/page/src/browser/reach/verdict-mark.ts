import type { Verdict } from '@netloom/reachability';
import { h } from '../dom/element.ts';

export const VERDICT_WORDS = { allow: 'yes', deny: 'no', unknown: '?' } as const satisfies Record<
  Verdict,
  string
>;

/** Yes, no or ?, as a word in the colour and line of the verdict. */
export function verdictMark(verdict: Verdict): HTMLElement {
  const label = verdict === 'unknown' ? 'not known' : null;
  return h('span', { class: `verdict-mark ${verdict}`, title: label }, VERDICT_WORDS[verdict]);
}
