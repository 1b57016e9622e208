import type { Severity } from '@netloom/diagnostics';
import { h, svg } from '../dom/element.ts';

/** By shape and word, then by colour: an octagon, a triangle, a circle. */
const SHAPES = {
  error: 'M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z',
  warning: 'M6 .5 12 11.5H0z',
  info: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0z',
} as const satisfies Record<Severity, string>;

export function severityShape(severity: Severity): string {
  return SHAPES[severity];
}

export function severityMark(severity: Severity, text: string): HTMLElement {
  return h(
    'span',
    { class: `severity ${severity}` },
    svg(
      'svg',
      { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' },
      svg('path', { d: SHAPES[severity] }),
    ),
    text,
  );
}
