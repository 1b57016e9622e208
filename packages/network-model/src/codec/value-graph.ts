import { Address, AddressRange, Cidr, type AddressBlock, type Parsed } from '@netloom/addresses';

/** A value as JSON: a scalar as it is, all else as a list that begins with what it is. */
export type EncodedValue = string | number | boolean | null | readonly EncodedValue[];

/** The keys of objects that have the same ones. */
export type Shape = readonly string[];

const LIST = 0;
/** An object that was encoded before, by its number: what is one object stays one. */
const SAME = 1;
/** The value objects by their text. */
const TEXTS = [Address, Cidr, AddressRange] as const;
const FIRST_TEXT = 2;
const FIRST_SHAPE = FIRST_TEXT + TEXTS.length;

/** Encodes values, and numbers the objects in them in the order in which they are read again. */
export class ValueEncoder {
  readonly #numbers = new Map<object, number>();
  readonly #shapes = new Map<string, number>();

  /** The objects by their number. */
  get objects(): readonly object[] {
    return [...this.#numbers.keys()];
  }

  get shapes(): readonly Shape[] {
    return Array.from(this.#shapes.keys(), (keys) => JSON.parse(keys) as Shape);
  }

  encode(value: unknown): EncodedValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') throw new Error(`a network holds a ${typeof value}`);
    const known = this.#numbers.get(value);
    if (known !== undefined) return [SAME, known];
    this.#numbers.set(value, this.#numbers.size);
    return this.#encodeObject(value);
  }

  #encodeObject(value: object): EncodedValue {
    if (Array.isArray(value)) return [LIST, ...value.map((item: unknown) => this.encode(item))];
    if (isAddresses(value)) {
      return [FIRST_TEXT + TEXTS.findIndex((kind) => value instanceof kind), value.toString()];
    }
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    const shape = this.#shapeOf(JSON.stringify(entries.map(([key]) => key)));
    return [FIRST_SHAPE + shape, ...entries.map(([, field]) => this.encode(field))];
  }

  #shapeOf(keys: string): number {
    const shape = this.#shapes.get(keys) ?? this.#shapes.size;
    this.#shapes.set(keys, shape);
    return shape;
  }
}

function isAddresses(value: object): value is Address | AddressBlock {
  return TEXTS.some((kind) => value instanceof kind);
}

/** A value, and the objects in it by the number that they were encoded with. */
export interface DecodedValue {
  readonly value: unknown;
  readonly objects: readonly object[];
}

export function decodeValue(encoded: EncodedValue, shapes: readonly Shape[]): DecodedValue {
  const objects: object[] = [];
  const read = (one: EncodedValue): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    const [kind, ...parts] = one;
    if (typeof kind !== 'number') throw new Error('an encoded value does not say what it is');
    if (kind === SAME) return objects[Number(parts[0])];
    if (kind >= FIRST_TEXT && kind < FIRST_SHAPE) {
      const value = parseText(kind, String(parts[0]));
      objects.push(value);
      return value;
    }
    // it is filled after it got its number, which comes before those of the objects in it
    const value: unknown[] | Record<string, unknown> = kind === LIST ? [] : {};
    objects.push(value);
    if (Array.isArray(value)) value.push(...parts.map(read));
    else Object.assign(value, readFields(shapes[kind - FIRST_SHAPE] ?? [], parts.map(read)));
    return value;
  };
  return { value: read(encoded), objects };
}

/** From entries, so that a key `__proto__` stays a key. */
function readFields(shape: Shape, fields: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(shape.map((key, index) => [key, fields[index]]));
}

function parseText(kind: number, text: string): object {
  const read: Parsed<object> | undefined = TEXTS[kind - FIRST_TEXT]?.parse(text);
  if (read?.ok !== true) throw new Error(`"${text}" was encoded as addresses, and is none`);
  return read.value;
}
