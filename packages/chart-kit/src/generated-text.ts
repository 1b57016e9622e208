import type { From } from './chart-package.ts';
import { dumpJson } from './dump-json.ts';
import { dumpYaml } from './dump.ts';
import { plain } from './plain.ts';

/** At the top of every generated text that can hold a comment. */
export const NOTICE = 'Written by `netloom build`. Do not edit: change network.yaml and build again.';

/** What a generated YAML or JSON file holds, before it is text. */
export interface GeneratedFile {
  readonly documents: readonly object[];
  /** Comments at its top, for YAML. */
  readonly notes?: readonly string[];
  /** Names and numbers that come from a key of another row than the object that holds them. */
  readonly keys?: readonly KeyOrigin[];
  /** The chart whose values these are. */
  readonly chart?: { readonly name: string; readonly defaults: () => object };
}

export interface KeyOrigin {
  /** JSON Pointer of the value, as `netloom why` takes it. */
  readonly pointer: string;
  /** The row of the network, and its key. */
  readonly row: object;
  readonly key: string;
}

/** path inside generated/ → text. */
export function printGeneratedFiles(
  drawings: ReadonlyMap<string, GeneratedFile>,
): ReadonlyMap<string, string> {
  return new Map(
    Array.from(drawings, ([path, { documents, notes }]) => [
      path,
      path.endsWith('.json')
        ? documents.map((document) => dumpJson(plain(document))).join('')
        : generatedYaml(documents, notes),
    ]),
  );
}

/** A YAML text of one or more documents: the notice first, then `notes`, as comments. */
export function generatedYaml(documents: readonly object[], notes: readonly string[] = []): string {
  const head = [NOTICE, ...notes].map((line) => `# ${line}\n`).join('');
  return `${head}${documents.map((document) => dumpYaml(plain(document))).join('---\n')}`;
}

export function generatedMarkdown(text: string): string {
  return `<!-- ${NOTICE} -->\n\n${text}`;
}

/** Records nothing: a written file has no origins. */
export const withoutOrigin: From = (_source, value) => value;
