import { OriginMap, originOfKey, type Origin, type Origins } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { NetworkFacts } from '../facts.ts';
import { ledger } from '../ledger/ledger.ts';
import type { Network } from '../network.ts';
import { decodeOrigins, OriginEncoder, type EncodedOrigins } from './origin-table.ts';
import { decodeValue, ValueEncoder, type EncodedValue, type Shape } from './value-graph.ts';

/** Facts as JSON, for programs that have no network file: places and values, but neither text nor comments. */
export interface EncodedFacts extends EncodedOrigins {
  readonly network: EncodedValue;
  readonly shapes: readonly Shape[];
  /** The number of the origin of each object; −1 where it has none. */
  readonly originOf: readonly number[];
  /** Origins of names and numbers that do not follow from their object's: object, key, origin. */
  readonly keyed: readonly (readonly [number, string, number])[];
  /** Whether regular expressions were read. */
  readonly expressions: boolean;
}

/** `nameOf` says what a file is called from here on: its path from the working directory unless stated. */
export function encodeFacts(
  { network, origins, readGoRegexp }: NetworkFacts,
  nameOf: (file: string) => string = (file) => file,
): EncodedFacts {
  // the value of the whole file is in the tables already
  const shown: Network = { ...network, written: null };
  const own = (value: object): object => (value === shown ? network : value);
  const values = new ValueEncoder();
  const table = new OriginEncoder();
  const encoded = values.encode(shown);
  const originOf = values.objects.map((value) =>
    origins.has(own(value)) ? table.numberOf(origins.of(own(value))) : -1,
  );
  const keyed = values.objects.flatMap((value, number) =>
    keyOrigins(own(value), origins).map(([key, origin]) => [number, key, table.numberOf(origin)] as const),
  );
  return {
    network: encoded,
    shapes: values.shapes,
    originOf,
    keyed,
    expressions: readGoRegexp !== null,
    ...table.encoded(nameOf),
  };
}

/** The facts again. The ledger follows from the network; where the file lies is not known. */
export function decodeFacts(encoded: EncodedFacts, readGoRegexp: ReadGoRegexp): NetworkFacts {
  const { value, objects } = decodeValue(encoded.network, encoded.shapes);
  // `encodeFacts` made it of a network
  const network = value as Network;
  const decoded = decodeOrigins(encoded);
  const origins = new OriginMap();
  for (const [number, object] of objects.entries()) {
    const origin = decoded[encoded.originOf[number] ?? -1];
    if (origin !== undefined) origins.set(object, origin);
  }
  for (const [number, key, origin] of encoded.keyed) {
    const [object, at] = [objects[number], decoded[origin]];
    // the object had this key when it was encoded
    if (object !== undefined && at !== undefined) origins.setKey(object, key as keyof typeof object, at);
  }
  return {
    network,
    origins,
    ledger: ledger(network, origins),
    place: null,
    readGoRegexp: encoded.expressions ? readGoRegexp : null,
  };
}

/** The recorded origins of scalars: those that differ from what the origin of their object says. */
function keyOrigins(owner: object, origins: Origins): readonly (readonly [string, Origin])[] {
  if (!origins.has(owner)) return [];
  const origin = origins.of(owner);
  return Object.entries(owner).flatMap(([key, value]: readonly [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return [];
    // `key` was enumerated
    const recorded = origins.of(owner, key as keyof typeof owner);
    return isSame(recorded, originOfKey(origin, key)) ? [] : [[key, recorded] as const];
  });
}

function isSame(one: Origin, other: Origin): boolean {
  if (one.kind === 'written') return other.kind === 'written' && one.node === other.node;
  if (one.kind === 'default') {
    return other.kind === 'default' && one.owner === other.owner && one.key === other.key;
  }
  return other.kind === 'derived' && one.by === other.by && one.from === other.from;
}
