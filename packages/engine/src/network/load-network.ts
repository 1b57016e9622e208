import { parseBytes, type ParsedSource } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import type { Reach } from '@netloom/reachability/rules';
import { readInput } from './read-input.ts';

/** A network file as it was read. */
export interface Loaded extends ParsedSource {
  /** What answers the intents of the file; without it they are not asked. */
  readonly toReach?: (facts: NetworkFacts) => Reach;
}

/** Reads and parses a network file; `name` is how messages call it. Throws InputUnreadable. */
export async function loadNetwork(path: string, name: string = path): Promise<Loaded> {
  return withReach(parseBytes(await readInput(path), name));
}

/** Loads what walks the network, which only a file with intents needs. */
export async function withReach(parsed: ParsedSource): Promise<Loaded> {
  if (!hasIntents(parsed.value)) return parsed;
  const { toReach } = await import('@netloom/reachability');
  return { ...parsed, toReach };
}

function hasIntents(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('intents' in value)) return false;
  return Array.isArray(value.intents) && value.intents.length > 0;
}
