import { decidingHop, type Hop, type Trace, type Verdict } from '@netloom/reachability';
import { h, svg } from '../dom/element.ts';
import { inlineCode } from '../findings/inline-code.ts';
import type { PageContext } from '../page-context.ts';
import { placeLink } from '../subjects/place-link.ts';
import { placeOfOrigin } from '../subjects/place-of-origin.ts';
import { WHAT_WOULD_CHANGE } from './what-would-change.ts';

const TITLES = { allow: 'Reached', deny: 'Not reached', unknown: 'Not known' } as const satisfies Record<
  Verdict,
  string
>;

const WORDS = { allow: 'allowed', deny: 'denied', unknown: 'not known' } as const satisfies Record<
  Verdict,
  string
>;

/** A tick, a cross, a hollow dot. */
const MARKS = {
  allow: 'M4 8.5 7 11.5 12.5 5',
  deny: 'M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5',
  unknown: 'M8 6a2 2 0 1 0 0 4 2 2 0 1 0 0-4z',
} as const satisfies Record<Verdict, string>;

/** The hops of a packet, the one that decides marked, and what would have to change for another answer. */
export function traceList(answer: Pick<Trace, 'verdict' | 'hops'>, context: PageContext): HTMLElement {
  const deciding = decidingHop(answer);
  const { verdict, hops } = answer;
  return h(
    'section',
    { class: `trace ${verdict}`, 'aria-label': 'Trace' },
    h(
      'h3',
      { class: 'trace-verdict' },
      mark(verdict),
      verdict === 'allow' ? TITLES.allow : `${TITLES[verdict]}: ${deciding.layer} decides`,
    ),
    h(
      'ol',
      { class: 'plain hops' },
      ...hops.map((hop) => hopItem(hop, { isDeciding: hop === deciding && verdict !== 'allow', context })),
    ),
    verdict === 'allow'
      ? null
      : h(
          'div',
          { class: 'change' },
          h('h4', { class: 'caption' }, 'What would have to change'),
          h('p', {}, ...inlineCode(WHAT_WOULD_CHANGE[deciding.layer])),
        ),
  );
}

function hopItem(
  hop: Hop,
  { isDeciding, context }: { readonly isDeciding: boolean; readonly context: PageContext },
): HTMLElement {
  return h(
    'li',
    { class: `hop ${hop.verdict}${isDeciding ? ' deciding' : ''}` },
    mark(hop.verdict),
    h('span', { class: 'caption layer' }, hop.layer),
    h(
      'div',
      {},
      h('p', {}, h('span', { class: 'unseen' }, `${WORDS[hop.verdict]}: `), hop.text),
      hop.at === null ? null : placeLink(placeOfOrigin(hop.at).start, context),
    ),
  );
}

function mark(verdict: Verdict): SVGElement {
  return svg(
    'svg',
    { class: `mark ${verdict}`, width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('path', { d: MARKS[verdict] }),
  );
}
