import { parsePodsOf, type Layer } from '@netloom/reachability';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import type { GroupedCell, GroupedMatrix, GroupedRow } from './grouped-matrix.ts';
import { LAYER_LETTERS } from './layer-letters.ts';
import { VERDICT_WORDS } from './verdict-mark.ts';

/** Names of one row or column beyond these are counted, and opened on request. */
const MOST_NAMES = 4;

/** The matrix as a table; each cell leads to the trace behind it. */
export function matrixTable({ columns, rows }: GroupedMatrix, context: PageContext): HTMLElement {
  return h(
    'div',
    {},
    h(
      'div',
      { class: 'matrix-scroll', tabindex: 0, role: 'region', 'aria-label': 'Who reaches what' },
      h(
        'table',
        { class: 'matrix' },
        h(
          'thead',
          {},
          h('tr', {}, h('td', {}), ...columns.map((names) => h('th', { scope: 'col' }, columnTitle(names)))),
        ),
        h('tbody', {}, ...rows.map((row) => tableRow(row, { columns, context }))),
      ),
    ),
    legend(rows),
  );
}

function tableRow(
  { targets, cells }: GroupedRow,
  { columns, context }: Pick<GroupedMatrix, 'columns'> & { readonly context: PageContext },
): HTMLElement {
  const [target = ''] = targets;
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, nameList(targets)),
    ...cells.map((cell, column) =>
      h(
        'td',
        // where the table is shown as a list
        { 'data-sources': shortList(columns[column] ?? []) },
        cell === null ? '–' : answerLink(cell, { target, context }),
      ),
    ),
  );
}

/** Many columns are pods of some namespace: it is said once. */
function columnTitle(names: readonly string[]): HTMLElement {
  const namespaces = names.flatMap((name) => parsePodsOf(name) ?? []);
  if (names.length < 2 || namespaces.length < names.length) return nameList(names);
  return h('div', {}, 'pods of', nameList(namespaces));
}

function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function answerLink(
  { from, verdict, layer }: NonNullable<GroupedCell>,
  { target, context }: { readonly target: string; readonly context: PageContext },
): HTMLElement {
  const isKnown = verdict !== 'unknown';
  return h(
    'a',
    { class: `answer ${verdict}`, href: context.store.linkTo({ view: 'reach', from, to: target }) },
    h('span', { class: 'unseen' }, `${from} to ${target}: ${isKnown ? '' : 'not known'}`),
    h('span', { 'aria-hidden': isKnown ? null : 'true' }, VERDICT_WORDS[verdict]),
    verdict === 'allow' ? null : h('span', { class: 'letter', 'aria-hidden': 'true' }, LAYER_LETTERS[layer]),
    verdict === 'allow' ? null : h('span', { class: 'unseen' }, `decided by ${layer}`),
  );
}

function nameList(names: readonly string[]): HTMLElement {
  const items = (some: readonly string[]): readonly HTMLElement[] =>
    some.map((name) => h('li', { class: 'code' }, ...breakable(name)));
  const more = names.slice(MOST_NAMES);
  return h(
    'div',
    {},
    h('ul', { class: 'plain' }, ...items(names.slice(0, MOST_NAMES))),
    more.length === 0
      ? null
      : h(
          'details',
          {},
          h('summary', {}, `and ${more.length} more`),
          h('ul', { class: 'plain' }, ...items(more)),
        ),
  );
}

/** A name that is too long for its line is broken behind a slash or a colon, or before a dot. */
function breakable(name: string): readonly (string | HTMLElement)[] {
  const parts = name.split(/(?<=[/:])(?![/:])|(?=\.)/);
  return parts.flatMap((part, index) => (index === 0 ? [part] : [h('wbr'), part]));
}

function legend(rows: readonly GroupedRow[]): HTMLElement {
  const layers = new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell): readonly Layer[] =>
        cell === null || cell.verdict === 'allow' ? [] : [cell.layer],
      ),
    ),
  );
  return h(
    'p',
    { class: 'caption letters' },
    'Equal rows and columns are one. The letter says what decides: ',
    ...[...layers].map((layer) => h('span', {}, h('b', {}, LAYER_LETTERS[layer]), ` ${layer}`)),
  );
}
