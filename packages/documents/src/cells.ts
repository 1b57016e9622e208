import { codeSpan } from '@netloom/chart-kit';
import { NONE } from './table.ts';

/** Values as code spans, one line each; a dash for none. */
export function codes(values: Iterable<{ toString(): string }>): string {
  const spans = Array.from(values, (value) => codeSpan(value.toString()));
  return spans.length === 0 ? NONE : spans.join('<br>');
}

export function code(value: { toString(): string } | null): string {
  return value === null ? NONE : codeSpan(value.toString());
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
