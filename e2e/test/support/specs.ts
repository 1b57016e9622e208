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

/** One entry of a values list of EndpointSlices, which have no spec. */
export interface ValueSlice {
  readonly name: string;
  readonly namespace: string;
  readonly service: string;
  readonly addressType: unknown;
  readonly endpoints: unknown;
  readonly ports: unknown;
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

/** Every EndpointSlice in the values of the enabled charts. */
export function slicesIn(values: unknown): readonly ValueSlice[] {
  return [...entriesIn(values, isValueSlice)];
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

function isValueSlice(fields: Fields): fields is Fields & ValueSlice {
  return typeof fields.name === 'string' && typeof fields.service === 'string' && 'addressType' in fields;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
