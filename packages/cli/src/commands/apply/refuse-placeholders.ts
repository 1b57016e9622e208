import type { Diagnostic } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import type { CheckedInput } from '../../network-input/check-input.ts';

/** Placeholders are findings to most commands; what goes to a cluster must not hold one, waived or not. */
export function refusePlaceholders({ checked: { diagnostics, waived } }: CheckedInput): void {
  const found = [...diagnostics, ...waived.map(({ diagnostic }) => diagnostic)];
  const left = found.filter(({ code }) => code === 'placeholder-left');
  if (left.length === 0) return;
  throw new Refused([...left.map(line), 'Write the real value there. Nothing was changed.'].join('\n'));
}

function line({ message, range }: Diagnostic): string {
  return range === null ? message : `${range.file}:${range.start.line}:${range.start.column} ${message}`;
}
