import { parseBytes, type ImportedNodes, type ParsedSource, type Source } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import {
  readNetworkFile,
  type Decoded,
  type NetworkFacts,
  type RepositoryPlace,
} from '@netloom/network-model';
import type { Reach } from '@netloom/reachability/rules';
import { findPlace } from './find-place.ts';
import { readInput, readStream } from './read-input.ts';

/** A network file as it was read. */
export interface Loaded extends ParsedSource {
  /** What evaluates the intents of the file; without it they are not evaluated. */
  readonly toReach?: (facts: NetworkFacts) => Reach;
  /** What parses the regular expressions of the file; without it each of them is a finding. */
  readonly readGoRegexp?: ReadGoRegexp;
  /** Which parts of the file were made from other files; asked again for each text that a fix makes of it. */
  readonly importsOf?: (source: Source) => ImportedNodes;
  /** Where the file lies; null or left out for a text that is that of no file. */
  readonly place?: RepositoryPlace | null;
}

export interface LoadedNetwork extends Loaded {
  readonly decoded: Decoded;
}

/** Reads, parses and decodes a network file; `name` is how messages call it. Throws InputUnreadable. */
export async function loadNetwork(path: string, name: string = path): Promise<LoadedNetwork> {
  const loaded = await withReach(parseBytes(await readInput(path), name));
  return { ...loaded, place: await findPlace(path) };
}

/** The network that comes through a stream: the text of a file that lies in no checkout. */
export async function loadStream(stream: AsyncIterable<Uint8Array>, name: string): Promise<LoadedNetwork> {
  return { ...(await withReach(parseBytes(await readStream(stream), name))), place: { kind: 'outside' } };
}

/**
 * Decodes a network file, and loads what it needs: reachability where it has intents, the parser of regular expressions
 * where it has some, and the schemas where something is wrong with it.
 */
export async function withReach(parsed: ParsedSource): Promise<LoadedNetwork> {
  const file = readNetworkFile(parsed);
  const [strict, reach, expressions] = await Promise.all([
    file === null ? import('@netloom/network-model/decode') : null,
    hasIntents(parsed.value) ? import('@netloom/reachability/reach') : null,
    hasExpressions(parsed.value) ? import('@netloom/go-regexp') : null,
  ]);
  return {
    ...parsed,
    decoded: strict === null ? { file, diagnostics: [] } : strict.decode(parsed),
    ...(reach !== null && { toReach: reach.toReach }),
    ...(expressions !== null && { readGoRegexp: expressions.goRegexpReader() }),
  };
}

function hasIntents(value: unknown): boolean {
  return entriesOf(value, 'intents').length > 0;
}

/** cloudflared's paths are regular expressions, and so are Traefik's rules for a wildcard. */
function hasExpressions(value: unknown): boolean {
  const exposed = entriesOf(value, 'services').flatMap((service) => entriesOf(service, 'expose'));
  const answered = entriesOf(entryOf(value, 'tunnel'), 'answers');
  return [...exposed, ...answered].some((exposure) => {
    const [via, host, path] = ['via', 'host', 'path'].map((key) => entryOf(exposure, key));
    const wildcard = typeof host === 'string' && host.startsWith('*');
    return wildcard || (via !== 'ingress' && path !== undefined);
  });
}

function entriesOf(value: unknown, key: string): readonly unknown[] {
  const entry = entryOf(value, key);
  return Array.isArray(entry) ? entry : [];
}

function entryOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
