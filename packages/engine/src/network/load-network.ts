import { parseBytes, type ParsedSource } from '@netloom/diagnostics';
import { readInput } from './read-input.ts';

export type Loaded = ParsedSource;

/** Reads and parses a network file; `name` is how messages call it. Throws InputUnreadable. */
export async function loadNetwork(path: string, name: string = path): Promise<Loaded> {
  return parseBytes(await readInput(path), name);
}
