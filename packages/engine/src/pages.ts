import { readFile } from 'node:fs/promises';
import { FORMAT_ERROR_PAGES, FORMAT_ERRORS } from '@netloom/diagnostics';
import { SCHEMA_ERROR_PAGES, SCHEMA_ERRORS } from '@netloom/network-model';
import { INPUT_PAGES, INPUTS } from './network/inputs.ts';
import { ALL_RULES } from './rules.ts';

const PAGES = new Map<string, URL>([
  ...pagesIn(INPUT_PAGES, INPUTS),
  ...pagesIn(FORMAT_ERROR_PAGES, FORMAT_ERRORS),
  ...pagesIn(SCHEMA_ERROR_PAGES, SCHEMA_ERRORS),
  ...ALL_RULES.map(({ code, page }) => [code, page] as const),
]);

/** Every code that a diagnostic of a network file can carry. */
export const CODES: readonly string[] = [...PAGES.keys()].sort();

/** The page that explains a code; null for a code that nothing carries. */
export async function findPage(code: string): Promise<string | null> {
  const page = PAGES.get(code);
  return page === undefined ? null : readFile(page, 'utf8');
}

function pagesIn(folder: URL, forms: Readonly<Record<string, string>>): readonly (readonly [string, URL])[] {
  return Object.keys(forms).map((code) => [code, new URL(`${code}.md`, folder)]);
}
