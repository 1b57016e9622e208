import type { SourceNode } from '@netloom/diagnostics';
import * as z from 'zod';
import type { Context, Mistake } from './mistake.ts';
import { descriptionAt, keysAt, schemaAt } from './schema-at.ts';

const NONE = { help: null, fix: null };

/** YAML 1.1 read these as booleans, and people still write them. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
]);

/** How to fix a value that YAML read as another type than was meant. */
export function suggestType(
  { expected, path }: z.core.$ZodIssueInvalidType,
  { schema, text, node }: Context & { readonly node: SourceNode },
): Pick<Mistake, 'help' | 'fix'> {
  if (node.kind !== 'scalar') return { help: helpFor(expected, { schema, path, node }), fix: null };
  if (node.value === null) return NONE;
  if (expected === 'boolean') {
    const meant = BOOLEANS.get(String(node.value).toLowerCase());
    return meant === undefined ? NONE : { help: null, fix: { title: `write ${meant}`, text: String(meant) } };
  }
  if (expected !== 'string') return NONE;
  const { start, end } = node.alias?.anchor ?? node.span;
  const written = text.slice(start, end);
  const field = schemaAt(schema, path);
  const read = field === null ? null : z.safeParse(field, written);
  if (read?.success === false) return { help: read.error.issues[0]?.message ?? null, fix: null };
  const quoted = JSON.stringify(written);
  return {
    help: `put it in quotes, so that YAML reads text: ${quoted}`,
    fix: { title: 'put it in quotes', text: quoted },
  };
}

/** How a list is written whose entries somebody wrote under their names; for all else, what the key is for. */
function helpFor(
  expected: string,
  { schema, path, node }: Pick<Context, 'schema'> & { path: readonly PropertyKey[]; node: SourceNode },
): string | null {
  const name = expected === 'array' && node.kind === 'mapping' ? [...node.entries.keys()][0] : undefined;
  return name !== undefined &&
    !keysAt(schema, [...path, 0]).includes(name) &&
    keysAt(schema, [...path, 0]).includes('name')
    ? `an entry of the list has its name inside: - name: ${name}`
    : descriptionAt(schema, path);
}
