import type { Imported } from '../../src/index.ts';
import { onlyText } from '../import-files.ts';

/** The part of the only network below a key of it. */
export function partOf(imported: Imported, key: string): string {
  const text = `${onlyText(imported)}\n\n`;
  const start = text.indexOf(`\n${key}:\n`) + 1;
  return start === 0 ? '' : text.slice(start, text.indexOf('\n\n', start) + 1);
}

/** `KIND NAME: WHY` of everything that the only network does not have, but for Services that a test does not state. */
export function leftOut({ networks: [only] }: Imported): readonly string[] {
  const others = (only?.leftOut ?? []).filter(({ why }) => !why.startsWith('no file states the Service'));
  return others.map(({ kind, name, why }) => `${kind} ${name}: ${why}`);
}
