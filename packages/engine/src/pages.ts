import { readFile } from 'node:fs/promises';
import { FORM_PAGES, FORMS } from '@netloom/diagnostics';
import { FILE_FORM_PAGES, FILE_FORMS } from '@netloom/network-model';
import { INPUT_PAGES, INPUTS } from './network/inputs.ts';
import { ALL_RULES } from './rules.ts';

const PAGES = new Map<string, URL>([
  ...pagesIn(INPUT_PAGES, INPUTS),
  ...pagesIn(FORM_PAGES, FORMS),
  ...pagesIn(FILE_FORM_PAGES, FILE_FORMS),
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
