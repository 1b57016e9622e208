import { readFileSync } from 'node:fs';
import { parseSource } from '@netloom/diagnostics';
import { decode, resolve, type Network } from '@netloom/network-model';

const ROOT = new URL('../../../', import.meta.url);

/** A network file of this repository, resolved. */
export function load(path: string): Network {
  const parsed = parseSource(readFileSync(new URL(path, ROOT), 'utf8'), path);
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(JSON.stringify([...parsed.diagnostics, ...diagnostics], null, 2));
  return resolve(file, parsed.source).network;
}

/** The expected text, read from the folder beside. */
export function golden(name: string): string {
  return readFileSync(new URL(`expected/${name}`, import.meta.url), 'utf8');
}
