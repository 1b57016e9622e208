import { readFile } from 'node:fs/promises';
import { FORMAT_ERRORS, formatErrorDocs, type Severity } from '@netloom/diagnostics';
import { PROSE_RULES, proseDocs } from '@netloom/documents/prose';
import { SCHEMA_ERRORS, schemaErrorDocs } from '@netloom/network-model';
import { ASSETS } from './assets.ts';
import { IMPORT_CONFLICT } from './network/import-conflict.ts';
import { inputDocs, INPUTS } from './network/inputs.ts';
import { SERVICE_SELECTS_NOTHING } from './network/service-selects-nothing.ts';
import { ALL_RULES } from './rules.ts';

/** A code that a diagnostic can carry, of a network file or of a text about it. */
export interface ListedCode {
  readonly code: string;
  readonly severity: Severity;
  /** What is required, in a sentence. */
  readonly description: string;
  /** What it is about: the folder of its page. */
  readonly subject: string;
  /** The path of its page in the repository. */
  readonly docs: string;
}

/** The subject of mistakes in the text itself. */
export const YAML_SUBJECT = 'YAML';

/** Every code, by its subject. */
export const LISTED_CODES: readonly ListedCode[] = [
  ...ofTable(INPUTS, 'reading the file', inputDocs),
  ...ofTable(FORMAT_ERRORS, YAML_SUBJECT, formatErrorDocs),
  ...ofTable(SCHEMA_ERRORS, 'format of network.yaml', schemaErrorDocs),
  ...ALL_RULES.map(({ code, severity, description, docs }) => ({
    ...{ code, severity, description, docs },
    subject: subjectOf(docs),
  })),
  ...PROSE_RULES.map(({ code, severity, description }) => ({
    ...{ code, severity, description },
    subject: 'texts about the network',
    docs: proseDocs(code),
  })),
  IMPORT_CONFLICT,
  SERVICE_SELECTS_NOTHING,
];

/** The path of the page of every code. */
export const PAGE_PATHS: ReadonlyMap<string, string> = new Map(
  LISTED_CODES.map(({ code, docs }) => [code, docs]),
);

/** Every code that a diagnostic can carry. */
export const CODES: readonly string[] = [...PAGE_PATHS.keys()].sort();

/** The page that explains a code; null for a code that nothing carries. */
export async function findPage(code: string): Promise<string | null> {
  const path = PAGE_PATHS.get(code);
  return path === undefined ? null : readFile(new URL(path, ASSETS), 'utf8');
}

function ofTable<Code extends string>(
  codes: Readonly<Record<Code, string>>,
  subject: string,
  docs: (code: Code) => string,
): readonly ListedCode[] {
  // a table written as a literal has no other keys
  return (Object.keys(codes) as Code[]).map((code) => ({
    ...{ code, severity: 'error', subject, docs: docs(code) },
    description: `${codes[code].charAt(0).toUpperCase()}${codes[code].slice(1)}.`,
  }));
}

/** `addresses` of packages/network-model/src/rules/addresses/x.md, `metallb` of packages/metallb/src/rules/x.md. */
function subjectOf(docs: string): string {
  const [, name = '', , folder = '', subject = ''] = docs.split('/');
  if (subject !== '' && !subject.endsWith('.md')) return subject;
  return folder === 'rules' ? name : folder;
}
