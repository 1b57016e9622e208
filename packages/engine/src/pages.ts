import { readFile } from 'node:fs/promises';
import { FORMAT_ERRORS, formatErrorDocs } from '@netloom/diagnostics';
import { PROSE_RULES, proseDocs } from '@netloom/documents/prose';
import { SCHEMA_ERRORS, schemaErrorDocs } from '@netloom/network-model';
import { ASSETS } from './assets.ts';
import { inputDocs, INPUTS } from './network/inputs.ts';
import { ALL_RULES } from './rules.ts';

/** The path of the page of every code that a diagnostic can carry, of a network file or of a text about it. */
export const PAGE_PATHS: ReadonlyMap<string, string> = new Map<string, string>([
  ...pathsOf(INPUTS, inputDocs),
  ...pathsOf(FORMAT_ERRORS, formatErrorDocs),
  ...pathsOf(SCHEMA_ERRORS, schemaErrorDocs),
  ...ALL_RULES.map(({ code, docs }) => [code, docs] as const),
  ...PROSE_RULES.map(({ code }) => [code, proseDocs(code)] as const),
]);

/** Every code that a diagnostic can carry. */
export const CODES: readonly string[] = [...PAGE_PATHS.keys()].sort();

/** The page that explains a code; null for a code that nothing carries. */
export async function findPage(code: string): Promise<string | null> {
  const path = PAGE_PATHS.get(code);
  return path === undefined ? null : readFile(new URL(path, ASSETS), 'utf8');
}

function pathsOf<Code extends string>(
  codes: Readonly<Record<Code, string>>,
  docs: (code: Code) => string,
): readonly (readonly [string, string])[] {
  // a table written as a literal has no other keys
  return (Object.keys(codes) as Code[]).map((code) => [code, docs(code)]);
}
