import type { Form } from './form.ts';

/** What `readForm` gives for a value that is not of the form. */
export const MISMATCH = Symbol('mismatch');

/**
 * The value as the schema decodes it, or MISMATCH. It may refuse what the schema takes, and never takes what the schema
 * refuses: a test compares both.
 */
export function readForm(form: Form, value: unknown): unknown {
  switch (form.kind) {
    case 'anything':
      return value;
    case 'flag':
      return typeof value === 'boolean' ? value : MISMATCH;
    case 'text':
      return isText(value, form) ? value : MISMATCH;
    case 'integer':
      return isInteger(value, form) ? value : MISMATCH;
    case 'choice':
      return form.values.includes(value) ? value : MISMATCH;
    case 'parsed':
      return typeof value === 'string' ? parsed(form, value) : MISMATCH;
    case 'list':
      return Array.isArray(value) ? readList(form, value) : MISMATCH;
    case 'one-or-list':
      return readForm(form.list, Array.isArray(value) ? value : [value]);
    case 'map':
      return isMapping(value) ? readMap(form, value) : MISMATCH;
    case 'object':
      return isMapping(value) ? readObject(form, value) : MISMATCH;
    case 'optional':
      return value === undefined ? undefined : readForm(form.of, value);
    case 'default':
      return value === undefined ? fresh(form.value) : readForm(form.of, value);
    case 'unwritten':
      return readForm(form.of, value === undefined ? form.value : value);
    case 'condition': {
      const read = readForm(form.of, value);
      // the schema gives the condition what its inner schema decodes, and so does this
      return read !== MISMATCH && form.condition(read as never) ? read : MISMATCH;
    }
    case 'faultless': {
      const read = readForm(form.of, value);
      return read !== MISMATCH && form.mistakes(read as never).length === 0 ? read : MISMATCH;
    }
    default:
      return form satisfies never;
  }
}

type Of<Kind extends Form['kind']> = Extract<Form, { readonly kind: Kind }>;
type Mapping = Readonly<Record<string, unknown>>;

function isText(
  value: unknown,
  { shortest = 0, longest = Infinity, patterns = [] }: Of<'text'>,
): value is string {
  if (typeof value !== 'string' || value.length < shortest || value.length > longest) return false;
  return patterns.every((pattern) => pattern.test(value));
}

function isInteger(value: unknown, { least = -Infinity, most = Infinity }: Of<'integer'>): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && least <= value && value <= most;
}

function parsed({ parse }: Of<'parsed'>, text: string): unknown {
  const read = parse(text);
  return read.ok ? read.value : MISMATCH;
}

function readList({ of, least = 0, most = Infinity }: Of<'list'>, items: readonly unknown[]): unknown {
  if (items.length < least || items.length > most) return MISMATCH;
  const read: unknown[] = [];
  for (const item of items) {
    const one = readForm(of, item);
    if (one === MISMATCH) return MISMATCH;
    read.push(one);
  }
  return read;
}

function readMap({ key: keyForm, value: valueForm }: Of<'map'>, written: Mapping): unknown {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(written)) {
    if (key === '__proto__' || readForm(keyForm, key) === MISMATCH) return MISMATCH;
    const one = readForm(valueForm, value);
    if (one === MISMATCH) return MISMATCH;
    read[key] = one;
  }
  return read;
}

function readObject({ fields }: Of<'object'>, written: Mapping): unknown {
  if (Object.keys(written).some((key) => !Object.hasOwn(fields, key))) return MISMATCH;
  const read: Record<string, unknown> = {};
  for (const [key, form] of Object.entries(fields)) {
    const there = Object.hasOwn(written, key);
    if (!there && form.kind === 'optional') continue;
    const one = readForm(form, there ? written[key] : undefined);
    if (one === MISMATCH) return MISMATCH;
    read[key] = one;
  }
  return read;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two files must not share a list. */
function fresh(value: Of<'default'>['value']): unknown {
  return typeof value === 'object' ? structuredClone(value) : value;
}
