import { matrixRows, type MatrixRow } from '@netloom/reachability';
import { h } from '../dom/element.ts';
import type { PageContext } from '../page-context.ts';
import { groupMatrix } from './grouped-matrix.ts';
import { matrixTable } from './matrix-table.ts';

/** A slice of work after which the page answers to its user again, in milliseconds. */
const SLICE = 25;

/** The matrix, worked out while the page stays usable. */
export function matrixSection(context: PageContext): HTMLElement {
  const status = h('p', { class: 'caption' });
  const body = h('div', {}, status);
  const { sources, count, rows } = matrixRows(context.index);
  const done: MatrixRow[] = [];
  const work = (): void => {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const { value, done: isDone } = rows.next();
      if (isDone === true) {
        body.replaceChildren(matrixTable(groupMatrix({ sources, rows: done }), context));
        return;
      }
      done.push(value);
    }
    status.textContent = `${done.length} of ${count} targets are traced from ${sources.length} sources`;
    setTimeout(work);
  };
  setTimeout(work);
  return h('section', { class: 'matrix-section' }, h('h2', {}, 'Who reaches what'), body);
}
