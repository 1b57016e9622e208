import type { ApiObject } from '@netloom/cluster';

/** A field that is to hold something else. */
export interface FieldDifference {
  /** `spec.addresses` */
  readonly path: string;
  /** undefined where the object does not have the field. */
  readonly from: unknown;
  readonly to: unknown;
}

/** Filled by the server or by Helm, in every object. */
const IGNORED = new Set(['apiVersion', 'kind', 'status', 'metadata.name', 'metadata.namespace']);

/** What applying `wanted` would change in the live object. Lists count as one value; fields that only `live` has stay. */
export function differences(wanted: ApiObject, live: ApiObject): readonly FieldDifference[] {
  return [...differencesAt('', wanted, live)];
}

function* differencesAt(path: string, to: unknown, from: unknown): Iterable<FieldDifference> {
  if (IGNORED.has(path)) return;
  if (isMapping(to) && (isMapping(from) || from === undefined)) {
    for (const [key, value] of Object.entries(to)) {
      yield* differencesAt(path === '' ? key : `${path}.${key}`, value, from?.[key]);
    }
    return;
  }
  if (!isSame(to, from)) yield { path, from, to };
}

/** The API leaves out what is empty, so that `[]` comes back as nothing. */
function isSame(to: unknown, from: unknown): boolean {
  if (from === undefined || from === null) return isEmpty(to);
  if (!Array.isArray(to)) return to === from;
  return (
    Array.isArray(from) && to.length === from.length && to.every((item, index) => holds(item, from[index]))
  );
}

/** Inside a list, what the server adds to an entry by default is no difference. */
function holds(to: unknown, from: unknown): boolean {
  return isMapping(to) ? [...differencesAt('entry', to, from)].length === 0 : isSame(to, from);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMapping(value)) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `spec.autoAssign: true → false` */
export function differenceInWords({ path, from, to }: FieldDifference): string {
  return `${path}: ${from === undefined ? 'not set' : JSON.stringify(from)} → ${JSON.stringify(to)}`;
}
