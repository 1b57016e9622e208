import type { PageFinding, WaivedFinding } from '../../data/page-data.ts';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { placeLink } from '../subjects/place-link.ts';
import { inlineCode } from './inline-code.ts';

/** One finding: what, where, how to fix it, and why it matters. */
export function findingCard(finding: PageFinding | WaivedFinding, context: PageContext): HTMLElement {
  const { message, at, related, help, fix, code } = finding;
  const rule = context.data.rules[code];
  return h(
    'article',
    { class: 'card' },
    h('p', { class: 'message' }, message),
    h(
      'ul',
      { class: 'plain places' },
      at === null ? null : h('li', {}, placeLink(at, context)),
      ...related.map((one) => h('li', {}, placeLink(one.at, context), h('span', {}, one.message))),
    ),
    h(
      'dl',
      { class: 'facts' },
      ...row('help', help),
      ...row('fix', fix === null ? null : `${fix} (netloom validate --fix does it)`),
      ...('reason' in finding ? row('waived', `${finding.reason} (until ${finding.until})`) : []),
    ),
    rule === undefined
      ? null
      : h(
          'details',
          {},
          h('summary', {}, h('code', {}, code)),
          h('p', {}, ...inlineCode(rule.description)),
          ...rule.why.map((paragraph) => h('p', {}, ...inlineCode(paragraph))),
        ),
  );
}

function row(name: string, value: string | null): readonly HTMLElement[] {
  return value === null ? [] : [h('dt', {}, name), h('dd', {}, value)];
}
