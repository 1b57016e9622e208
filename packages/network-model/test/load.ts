import { readFileSync } from 'node:fs';
import { parseSource, type Diagnostic, type Source } from '@netloom/diagnostics';
import { decode, resolve, type NetworkFile, type Resolved } from '../src/index.ts';

const ROOT = new URL('../../../', import.meta.url);

export interface Loaded extends Resolved {
  readonly file: NetworkFile;
  readonly source: Source;
}

/** A network file of this repository, resolved. */
export function load(path: string): Loaded {
  return loadText(readFileSync(new URL(path, ROOT), 'utf8'), path);
}

export function loadText(text: string, path = 'network.yaml'): Loaded {
  const parsed = parseSource(text, path);
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(JSON.stringify([...parsed.diagnostics, ...diagnostics], null, 2));
  return { file, source: parsed.source, ...resolve(file, parsed.source) };
}

/** The smallest valid network, with more after it. */
export function minimalWith(more = ''): string {
  return `apiVersion: netloom/v1
name: test
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: 192.168.1.10 }] }
${more}`;
}

/** `line:column code message`, as a person reads it. */
export function printed(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ range, code, message }) => `${range?.start.line ?? 0}:${range?.start.column ?? 0} ${code}: ${message}`,
  );
}

/** Mistakes of form in a text. */
export function mistakesOf(text: string): readonly Diagnostic[] {
  return decode(parseSource(text, 'network.yaml')).diagnostics;
}
