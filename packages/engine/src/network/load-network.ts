import { parseBytes, type ImportedNodes, type ParsedSource, type Source } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { NetworkFacts, RepositoryPlace } from '@netloom/network-model';
import type { Reach } from '@netloom/reachability/rules';
import { findPlace } from './find-place.ts';
import { readInput } from './read-input.ts';

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

/** Reads and parses a network file; `name` is how messages call it. Throws InputUnreadable. */
export async function loadNetwork(path: string, name: string = path): Promise<Loaded> {
  const loaded = await withReach(parseBytes(await readInput(path), name));
  return { ...loaded, place: await findPlace(path) };
}

/** Loads reachability where the file has intents, and the parser of regular expressions where it has some. */
export async function withReach(parsed: ParsedSource): Promise<Loaded> {
  const [reach, expressions] = await Promise.all([
    hasIntents(parsed.value) ? import('@netloom/reachability/reach') : null,
    hasExpressions(parsed.value) ? import('@netloom/go-regexp') : null,
  ]);
  return {
    ...parsed,
    ...(reach !== null && { toReach: reach.toReach }),
    ...(expressions !== null && { readGoRegexp: expressions.goRegexpReader() }),
  };
}

function hasIntents(value: unknown): boolean {
  return entriesOf(value, 'intents').length > 0;
}

/** cloudflared's paths are regular expressions, and so are Traefik's rules for a wildcard. */
function hasExpressions(value: unknown): boolean {
  return entriesOf(value, 'services')
    .flatMap((service) => entriesOf(service, 'expose'))
    .some((exposure) => {
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
