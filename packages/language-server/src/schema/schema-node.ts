import { networkJsonSchema } from '@netloom/network-model/json-schema';

/** A part of the JSON Schema of network.yaml: what may stand at one place of the file. */
export class SchemaNode {
  /** The part, and each of its alternatives. */
  readonly #parts: readonly SchemaObject[];

  private constructor(part: SchemaObject) {
    this.#parts = partsOf(part);
  }

  /** Of the whole file. */
  static ofNetwork(): SchemaNode {
    const schema: unknown = networkJsonSchema();
    if (!isObject(schema)) throw new Error('the JSON Schema of network.yaml is no object');
    return new SchemaNode(schema);
  }

  get description(): string | null {
    return this.#first('description', isText);
  }

  /** As it would be written; null where there is none. */
  get default(): string | null {
    const value = this.#first('default', (found) => found !== undefined);
    if (value === null) return null;
    return isText(value) ? value : JSON.stringify(value);
  }

  get isDeprecated(): boolean {
    return this.#first('deprecated', (found) => found === true) !== null;
  }

  /** What it may be, as JSON Schema calls it. */
  get types(): readonly string[] {
    return this.#parts.flatMap((part) => {
      const { type } = part;
      return isText(type) ? [type] : [];
    });
  }

  /** The values that it may have, where they are counted. */
  get values(): readonly (string | number | boolean)[] {
    const listed = this.#parts.flatMap((part) => {
      if (isPlain(part.const)) return [part.const];
      return listOf(part.enum).filter(isPlain);
    });
    return this.types.includes('boolean') ? [...listed, true, false] : listed;
  }

  /** The regular expressions that a text must match. */
  get patterns(): readonly string[] {
    return this.#parts.flatMap(({ pattern }) => (isText(pattern) ? [pattern] : []));
  }

  /** The keys of a mapping. */
  get keys(): readonly string[] {
    return this.#parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []));
  }

  get required(): readonly string[] {
    return this.#parts.flatMap(({ required }) => listOf(required).filter(isText));
  }

  /** What may stand under a key, or as an item of a list; null where nothing may. */
  child(step: string | number): SchemaNode | null {
    for (const part of this.#parts) {
      const child = typeof step === 'number' ? part.items : childOf(part, step);
      if (isObject(child)) return new SchemaNode(child);
    }
    return null;
  }

  at(steps: readonly (string | number)[]): SchemaNode | null {
    return steps.reduce<SchemaNode | null>((node, step) => node?.child(step) ?? null, this);
  }

  #first<T>(key: string, isMeant: (value: unknown) => value is T): T | null;
  #first(key: string, isMeant: (value: unknown) => boolean): unknown;
  #first(key: string, isMeant: (value: unknown) => boolean): unknown {
    return this.#parts.map((part) => part[key]).find((value) => isMeant(value)) ?? null;
  }
}

type SchemaObject = Readonly<Record<string, unknown>>;

function partsOf(part: SchemaObject): readonly SchemaObject[] {
  const alternatives = [part.anyOf, part.oneOf].flatMap(listOf);
  return [part, ...alternatives.filter(isObject).flatMap(partsOf)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function childOf({ properties, additionalProperties }: SchemaObject, key: string): unknown {
  const own = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  return own ?? additionalProperties;
}

function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isPlain(value: unknown): value is string | number | boolean {
  return isText(value) || typeof value === 'number' || typeof value === 'boolean';
}
