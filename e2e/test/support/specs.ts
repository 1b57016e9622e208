/** One entry of a values list: the object that the chart is to make of it. */
export interface ValueSpec {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: unknown;
}

/** Every `{ name, spec }` in the values of the enabled charts, wherever it stands. */
export function specsIn(values: unknown): readonly ValueSpec[] {
  if (Array.isArray(values)) return values.flatMap(specsIn);
  if (!isRecord(values) || values.enabled === false) return [];
  if (isValueSpec(values)) return [values];
  return Object.values(values).flatMap(specsIn);
}

function isValueSpec(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & ValueSpec {
  return typeof value.name === 'string' && isRecord(value.spec);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One entry of a values list that is data: the ConfigMap that the chart is to make of it. */
export interface ValueData {
  readonly name: string;
  readonly namespace: string;
  readonly data: unknown;
}

/** Every `{ name, namespace, data }` in the values of the enabled charts. */
export function dataIn(values: unknown): readonly ValueData[] {
  if (Array.isArray(values)) return values.flatMap(dataIn);
  if (!isRecord(values) || values.enabled === false) return [];
  if (isValueData(values)) return [values];
  return Object.values(values).flatMap(dataIn);
}

function isValueData(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & ValueData {
  return typeof value.name === 'string' && typeof value.namespace === 'string' && isRecord(value.data);
}
