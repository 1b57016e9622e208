import type { EditValue } from '@netloom/diagnostics';
import { canonical } from './canonical.ts';

/** A text by which two values are equal that mean the same: their keys may be in another order. */
export function textOf(value: EditValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(canonical(value));
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${textOf(part)}`);
  return `{${entries.toSorted().join()}}`;
}
