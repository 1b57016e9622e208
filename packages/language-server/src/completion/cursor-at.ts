import { CursorScan } from './cursor-scan.ts';
import type { Cursor } from './cursor.ts';

/**
 * Where a cursor is in a text that need not be YAML, since it is being written: read from the lines and brackets before it.
 * null in comments and in block scalars.
 */
export function cursorAt(text: string, offset: number): Cursor | null {
  return new CursorScan(text, offset).read();
}
