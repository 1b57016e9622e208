import type { Plain } from '@netloom/chart-kit';

/** A field that is not as desired. */
export interface FieldDifference {
  /** `spec.addresses`, `spec.routes[0].match` */
  readonly path: string;
  readonly desired: Plain;
  /** undefined where it is not there. */
  readonly live: unknown;
}

/** The desired fields that are otherwise in the cluster. Fields that the API server adds do not count; items of a list do. */
export function differences(desired: Plain, live: unknown, path = 'spec'): readonly FieldDifference[] {
  if (isList(desired) && Array.isArray(live) && desired.length === live.length) {
    const items: readonly unknown[] = live;
    return desired.flatMap((item, index) => differences(item, items[index], `${path}[${index}]`));
  }
  if (isMapping(desired) && typeof live === 'object' && live !== null && !Array.isArray(live)) {
    return Object.entries(desired).flatMap(([key, value]) =>
      differences(value, Reflect.get(live, key), `${path}.${key}`),
    );
  }
  return isSame(desired, live) ? [] : [{ path, desired, live }];
}

/** What is empty may as well be absent: the API server drops it. */
function isSame(desired: Plain, live: unknown): boolean {
  if (desired === live) return true;
  return live === undefined && (desired === false || desired === null || isEmpty(desired));
}

function isEmpty(desired: Plain): boolean {
  if (isList(desired)) return desired.length === 0;
  return isMapping(desired) && Object.values(desired).every((value) => isSame(value, undefined));
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMapping(value: Plain): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `spec.addresses is [192.168.7.231-192.168.7.240]`, at most two fields. */
export function describeDifferences(found: readonly FieldDifference[]): {
  readonly saw: string;
  readonly expected: string;
} {
  const shown = found.slice(0, MOST);
  const more = found.length > MOST ? `, and ${found.length - MOST} more` : '';
  return {
    saw:
      shown
        .map(({ path, live }) => (live === undefined ? `no ${path}` : `${path} ${shortText(live)}`))
        .join(', ') + more,
    expected: shown.map(({ path, desired }) => `${path} ${shortText(desired)}`).join(', '),
  };
}

const MOST = 2;
const LONGEST = 120;

function shortText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}
