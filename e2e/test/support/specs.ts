/** One entry of a values list: the object that the chart renders of it. */
export interface ValueSpec {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: unknown;
}

/** One entry of a values list that is data: the ConfigMap that the chart renders of it. */
export interface ValueData {
  readonly name: string;
  readonly namespace: string;
  readonly data: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Every `{ name, spec }` in the values of the enabled charts, at any depth. */
export function specsIn(values: unknown): readonly ValueSpec[] {
  return [...entriesIn(values, isValueSpec)];
}

/** Every `{ name, namespace, data }` in the values of the enabled charts, at any depth. */
export function dataIn(values: unknown): readonly ValueData[] {
  return [...entriesIn(values, isValueData)];
}

function* entriesIn<Entry>(
  value: unknown,
  isEntry: (fields: Fields) => fields is Fields & Entry,
): Generator<Entry> {
  if (Array.isArray(value)) {
    for (const item of value) yield* entriesIn(item, isEntry);
    return;
  }
  if (!isRecord(value) || value.enabled === false) return;
  if (isEntry(value)) yield value;
  else for (const field of Object.values(value)) yield* entriesIn(field, isEntry);
}

function isValueSpec(fields: Fields): fields is Fields & ValueSpec {
  return typeof fields.name === 'string' && isRecord(fields.spec);
}

function isValueData(fields: Fields): fields is Fields & ValueData {
  return typeof fields.name === 'string' && typeof fields.namespace === 'string' && isRecord(fields.data);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
