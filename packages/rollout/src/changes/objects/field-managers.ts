import { plain, type Plain } from '@netloom/chart-kit';
import type { ApiObject, ManagedField } from '@netloom/cluster';
import * as z from 'zod';
import { isList, isMapping, isSame } from '../fields/diff-fields.ts';
import { parsePath } from '../fields/field-path.ts';

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/: `f:` a key, `k:` the keys of an entry, `v:` its value. */
interface FieldSet {
  readonly [key: string]: FieldSet;
}

const FieldSet: z.ZodType<FieldSet> = z.lazy(() => z.record(z.string(), FieldSet));
const Entry = z.looseObject({ manager: z.string(), subresource: z.string().optional(), fieldsV1: FieldSet });

/** What Helm is to server-side apply. */
export const HELM_MANAGER = 'helm';

const INSTALLERS: ReadonlySet<string> = new Set([
  HELM_MANAGER,
  'argocd-controller',
  'argocd-application-controller',
]);

/** Whether what installs a network manages a field, and nobody who edits it. */
export function isInstaller({ manager }: Pick<ManagedField, 'manager'>): boolean {
  return INSTALLERS.has(manager);
}

/** Who manages fields of an object, as its managedFields say: each field as the API server names it, once for each manager. */
export function managersOf(object: ApiObject, paths: readonly string[]): readonly ManagedField[] {
  const value = plain(object);
  const entries = (object.metadata.managedFields ?? [])
    .map((entry) => Entry.safeParse(entry).data)
    .filter((entry) => entry !== undefined)
    .filter(({ subresource }) => subresource !== 'status');
  const found = entries.flatMap(({ manager, fieldsV1 }) =>
    paths.flatMap((path) => {
      const field = managedField(fieldsV1, { value, parts: parsePath(path) });
      return field === null ? [] : [{ manager, field }];
    }),
  );
  return [...new Map(found.map((one) => [`${one.manager} ${one.field}`, one])).values()];
}

interface Place {
  readonly value: Plain | undefined;
  readonly parts: readonly (string | number)[];
}

/** `.spec.addresses` where a field on the way to the place is managed, or something within it; null where none is. */
function managedField(fields: FieldSet, { value, parts }: Place): string | null {
  const [part, ...rest] = parts;
  // an atomic list has nothing below it
  if (part === undefined || Object.keys(fields).every((key) => key === '.')) return '';
  const step = typeof part === 'number' ? entryStep(fields, itemOf(value, part)) : keyStep(part);
  const below = step === null ? undefined : fields[step.key];
  if (step === null || below === undefined) return null;
  const inner = managedField(below, { value: valueAt(value, part), parts: rest });
  return inner === null ? null : `${step.name}${inner}`;
}

interface Step {
  readonly key: string;
  readonly name: string;
}

function keyStep(key: string): Step {
  return { key: `f:${key}`, name: `.${key}` };
}

/** An entry of a list is known by some of its keys, or by its value. */
function entryStep(fields: FieldSet, item: Plain | undefined): Step | null {
  if (item === undefined) return null;
  for (const key of Object.keys(fields)) {
    if (key.startsWith('v:') && isSame(plainOf(key), item)) return { key, name: `[=${key.slice(2)}]` };
    if (!key.startsWith('k:') || !isMapping(item)) continue;
    const keys = plainOf(key);
    if (
      !isMapping(keys) ||
      !Object.entries(keys).every(([name, value]) => isSame(value, item[name] ?? null))
    ) {
      continue;
    }
    const names = Object.entries(keys).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return { key, name: `[${names.join(',')}]` };
  }
  return null;
}

function plainOf(key: string): Plain {
  // the server writes JSON after the prefix
  return JSON.parse(key.slice(2)) as Plain;
}

function itemOf(value: Plain | undefined, index: number): Plain | undefined {
  return value !== undefined && isList(value) ? value[index] : undefined;
}

function valueAt(value: Plain | undefined, part: string | number): Plain | undefined {
  if (typeof part === 'number') return itemOf(value, part);
  return value !== undefined && isMapping(value) ? value[part] : undefined;
}
