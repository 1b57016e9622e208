import { readFileSync } from 'node:fs';

/** The expected text, read from the folder beside. */
export function golden(name: string): string {
  return readFileSync(new URL(`expected/${name}`, import.meta.url), 'utf8');
}
