import { placeOf, type Origin } from '@netloom/diagnostics';
import type { PagePlace } from '../../data/page-data.ts';

/** Where an origin begins and ends. */
export function placeOfOrigin(origin: Origin): { readonly start: PagePlace; readonly end: PagePlace } {
  const { file, start, end } = placeOf(origin);
  return {
    start: { file, line: start.line, column: start.column },
    end: { file, line: end.line, column: end.column },
  };
}

/** `network.yaml:12`. */
export function printPlace({ file, line }: Pick<PagePlace, 'file' | 'line'>): string {
  return `${file}:${line}`;
}
