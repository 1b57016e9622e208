import type { Plain } from './plain.ts';

/** JSON with keys in the order given and a newline at the end. */
export function dumpJson(value: Plain): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
