/** `spec.addresses` and `["app.kubernetes.io/name"]`: a key below a path. */
export function joinPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

const PART = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|[A-Za-z_][\w-]*/g;

/** The keys and indices that a path consists of. */
export function parsePath(path: string): readonly (string | number)[] {
  return [...path.matchAll(PART)].map(([whole, index, quoted]) => {
    if (index !== undefined) return Number(index);
    // joinPath has written it as JSON
    return quoted === undefined ? whole : (JSON.parse(quoted) as string);
  });
}

/** Whether one field is within the other, or both are in one list, whose entries may have moved. */
export function isTouching(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [one, other].map(listOf).toSorted((a, b) => a.length - b.length);
  return longer === shorter || longer.startsWith(`${shorter}.`) || longer.startsWith(`${shorter}[`);
}

/** The outermost list that a field is in: `spec.addresses` of `spec.addresses[0]`. */
export function listOf(path: string): string {
  return path.replace(/\[\d+\].*$/, '');
}
