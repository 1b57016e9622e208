import type { OriginMap } from '@netloom/diagnostics';

/** Paths of the objects inside `value` that have no origin. */
export function pathsWithoutOrigin(value: unknown, origins: OriginMap, path = '$'): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    isPlain(value) ? pathsWithoutOrigin(child, origins, `${path}.${key}`) : [],
  );
  return Array.isArray(value) || origins.has(value) ? inside : [path, ...inside];
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
