import type { Origin, Source } from '@netloom/diagnostics';
import { decodeSource, SourceEncoder, type DecodedSource, type EncodedSource } from './source-trees.ts';
import type { Shape } from './value-graph.ts';

/** There are thousands of them: their kinds are numbers. */
const WRITTEN = 0;
const DEFAULT = 1;
const DERIVED = 2;

/** Source and node; source, owner, key and the path within its default; what derives it, and the numbers of its sources. */
export type EncodedOrigin =
  | readonly [typeof WRITTEN, number, number]
  | readonly [typeof DEFAULT, number, number, string | number, readonly (string | number)[] | null]
  | readonly [typeof DERIVED, string, readonly [number, ...number[]]];

/** Numbers origins: equal ones have one number. */
export class OriginEncoder {
  readonly #origins = new Map<string, number>();
  readonly #sources = new Map<Source, { readonly number: number; readonly encoder: SourceEncoder }>();
  readonly #shapes = new Map<string, number>();

  numberOf(origin: Origin): number {
    const text = JSON.stringify(this.#encode(origin));
    const number = this.#origins.get(text) ?? this.#origins.size;
    this.#origins.set(text, number);
    return number;
  }

  /** `nameOf` says what a file is called from here on. */
  encoded(nameOf: (file: string) => string): EncodedOrigins {
    return {
      origins: Array.from(this.#origins.keys(), (text) => JSON.parse(text) as EncodedOrigin),
      sources: Array.from(this.#sources, ([{ file }, { encoder }]) => encoder.encoded(nameOf(file))),
      keys: Array.from(this.#shapes.keys(), (keys) => JSON.parse(keys) as Shape),
    };
  }

  #encode(origin: Origin): EncodedOrigin {
    switch (origin.kind) {
      case 'written': {
        const { number, encoder } = this.#sourceOf(origin.source);
        return [WRITTEN, number, encoder.numberOf(origin.node)];
      }
      case 'default': {
        const { number, encoder } = this.#sourceOf(origin.source);
        return [DEFAULT, number, encoder.numberOf(origin.owner), origin.key, origin.within ?? null];
      }
      case 'derived': {
        const [first, ...more] = origin.from;
        return [DERIVED, origin.by, [this.numberOf(first), ...more.map((from) => this.numberOf(from))]];
      }
      default:
        return origin satisfies never;
    }
  }

  #sourceOf(source: Source): { readonly number: number; readonly encoder: SourceEncoder } {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    const added = { number: this.#sources.size, encoder: new SourceEncoder(source, this.#shapes) };
    this.#sources.set(source, added);
    return added;
  }
}

export interface EncodedOrigins {
  readonly origins: readonly EncodedOrigin[];
  readonly sources: readonly EncodedSource[];
  /** The keys of mappings. */
  readonly keys: readonly Shape[];
}

/** The origins by their numbers. */
export function decodeOrigins({ origins, sources, keys }: EncodedOrigins): readonly Origin[] {
  const read = sources.map((source) => decodeSource(source, keys));
  const decoded: Origin[] = [];
  // what an origin is derived from has a lower number
  for (const origin of origins) decoded.push(decodeOrigin(origin, { read, decoded }));
  return decoded;
}

function decodeOrigin(
  origin: EncodedOrigin,
  { read, decoded }: { readonly read: readonly DecodedSource[]; readonly decoded: readonly Origin[] },
): Origin {
  switch (origin[0]) {
    case WRITTEN: {
      const [, source, node] = origin;
      return { kind: 'written', source: at(read, source).source, node: at(at(read, source).nodes, node) };
    }
    case DEFAULT: {
      const [, number, node, key, within] = origin;
      const { source, nodes } = at(read, number);
      const owner = at(nodes, node);
      return { kind: 'default', source, owner, key, ...(within !== null && { within }) };
    }
    case DERIVED: {
      const [, by, [first, ...more]] = origin;
      return { kind: 'derived', by, from: [at(decoded, first), ...more.map((from) => at(decoded, from))] };
    }
    default:
      return origin satisfies never;
  }
}

function at<T>(list: readonly T[], number: number): T {
  const found = list[number];
  if (found === undefined) throw new Error(`encoded facts refer to number ${number} of ${list.length}`);
  return found;
}
