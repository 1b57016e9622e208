import type { Severity } from '@netloom/diagnostics';
import type { PageFinding, WaivedFinding } from '../../data/page-data.ts';
import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';
import type { PageState } from '../state/page-state.ts';
import { findingCard } from './finding-card.ts';
import { severityMark } from './severity-mark.ts';

const SECTIONS = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Infos'],
] as const satisfies readonly (readonly [Severity, string])[];

/** What is wrong with the network, the worst first. */
export function findingsView(context: PageContext): View {
  const element = h('div', { class: 'findings' });
  let shown: string | null | undefined;
  return {
    element,
    update: ({ code }: PageState) => {
      if (code === shown) return;
      shown = code;
      element.replaceChildren(
        ...[h('h2', {}, 'Findings'), codeFilter(context, code), ...sections(context, code)].filter(
          (part) => part !== null,
        ),
      );
    },
  };
}

function sections(context: PageContext, code: string | null): readonly HTMLElement[] {
  const { findings, waived } = context.data;
  const fits = (finding: PageFinding): boolean => code === null || finding.code === code;
  const bySeverity = SECTIONS.flatMap(([severity, title]) => {
    const found = findings.filter((finding) => finding.severity === severity && fits(finding));
    return found.length === 0
      ? []
      : [section(severityMark(severity, `${title} ${found.length}`), found, context)];
  });
  const given = waived.filter(fits);
  const ignored =
    given.length === 0 ? [] : [section(h('span', {}, `Waived ${given.length}`), given, context)];
  if (bySeverity.length + ignored.length > 0) return [...bySeverity, ...ignored];
  return [
    h(
      'p',
      { class: 'empty' },
      code === null ? 'Nothing is wrong with this network.' : `No finding has the code ${code}.`,
    ),
  ];
}

function section(
  title: HTMLElement,
  findings: readonly (PageFinding | WaivedFinding)[],
  context: PageContext,
): HTMLElement {
  return h(
    'section',
    {},
    h('h3', {}, title),
    h(
      'ul',
      { class: 'plain cards' },
      ...findings.map((finding) => h('li', {}, findingCard(finding, context))),
    ),
  );
}

/** A link for each code, and one for all of them. */
function codeFilter({ data, store }: PageContext, code: string | null): HTMLElement | null {
  const counts = [...Map.groupBy([...data.findings, ...data.waived], (finding) => finding.code)];
  if (counts.length < 2 && code === null) return null;
  const choice = (value: string | null, text: string): HTMLElement =>
    h(
      'li',
      {},
      h(
        'a',
        {
          class: 'chip code',
          href: store.linkTo({ code: value }),
          'aria-current': value === code ? 'true' : null,
        },
        text,
      ),
    );
  return h(
    'nav',
    { 'aria-label': 'Codes' },
    h(
      'ul',
      { class: 'plain chips' },
      choice(null, 'all'),
      ...counts.map(([one, { length }]) => choice(one, length === 1 ? one : `${one} ${length}`)),
    ),
  );
}
