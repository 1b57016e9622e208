/** A name in some mapping of a generated file, and the keys that lead to it. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** Keys whose text, or whose `name`, is that of a Secret. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  'authSecretRef',
  'existingSecret',
  'passwordSecret',
  'secret',
  'secretKeyRef',
  'secretName',
  'secretRef',
]);

/** Every Secret that a generated file refers to. */
export function secretsIn(value: unknown): readonly Named[] {
  return [...entriesIn(value, '')].flatMap(({ key, value: found, path }) => {
    const name = SECRET_KEYS.has(key) ? nameOf(found) : null;
    return name === null ? [] : [{ name, path }];
  });
}

/** Every namespace that a generated file puts an object into. */
export function namespacesIn(value: unknown): readonly Named[] {
  return [...entriesIn(value, '')].flatMap(({ key, value: found, path }) =>
    /^(namespace|targetNamespace|storageNamespace)$/.test(key) && typeof found === 'string'
      ? [{ name: found, path }]
      : [],
  );
}

/** Names that a list declares more than once, such as those of volumes; mounts are named by their path. */
export function declaredTwice(value: unknown): readonly string[] {
  return [...entriesIn(value, '')].flatMap(({ key, value: list, path }) => {
    const field =
      key === 'volumeMounts' ? 'mountPath' : /^(volumes|env|ports|containers)$/.test(key) ? 'name' : null;
    if (field === null || !Array.isArray(list)) return [];
    const names = list.map((item: unknown) => (isMapping(item) ? item[field] : undefined));
    return names
      .filter((name, index) => name !== undefined && names.indexOf(name) < index)
      .map((name) => `${path}: ${String(name)}`);
  });
}

/** Mounts of a pod whose volume it does not have. */
export function mountsWithoutVolume(value: unknown): readonly string[] {
  return [...entriesIn({ root: value }, '')].flatMap(({ value: pod, path }) => {
    if (!isMapping(pod) || !Array.isArray(pod.containers)) return [];
    const volumes = new Set(listOf(pod.volumes).map(({ name }) => name));
    return pod.containers
      .flatMap((container: unknown) => listOf(isMapping(container) ? container.volumeMounts : []))
      .filter(({ name }) => !volumes.has(name))
      .map(({ name }) => `${path}: ${String(name)}`);
  });
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
}

function* entriesIn(value: unknown, path: string): Generator<Entry> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* entriesIn(item, `${path}/${String(index)}`);
  } else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) {
      yield { key, value: item, path: `${path}/${key}` };
      yield* entriesIn(item, `${path}/${key}`);
    }
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isMapping(value) && typeof value.name === 'string' ? value.name : null;
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
