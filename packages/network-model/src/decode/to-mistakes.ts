import { closest, type SourceNode } from '@netloom/diagnostics';
import type * as z from 'zod';
import type { ShortForm } from '../file/refuse.ts';
import { keyAt, renamedTo } from '../key-changes/key-change.ts';
import {
  describeSize,
  describeValue,
  describeLimit,
  suggestSpelling,
  describeChoices,
  quote,
  describeType,
} from './describe.ts';
import { endpointNames } from './endpoint-names.ts';
import { fixShortForm } from './fix-short-form.ts';
import { locate, printPath } from './locate.ts';
import type { Context, Mistake } from './mistake.ts';
import { elsewhere, synonymOf } from './other-names.ts';
import { descriptionAt, keysAt, parserAt } from './schema-at.ts';
import type { SchemaErrorCode } from './schema-errors.ts';
import { suchAs } from './shapes.ts';
import { suggestType } from './suggest-type.ts';

/** The only place that turns zod's issues into messages. */
export function toMistakes(issue: z.core.$ZodIssue, context: Context): readonly Mistake[] {
  const { node, missing, path: found } = locate(context.root, issue.path);
  if (missing !== null) return [missingKey(issue.path, { ...context, owner: node })];
  const path = printPath(found);
  const mistake = (
    code: SchemaErrorCode,
    message: string,
    help: string | null = null,
  ): readonly Mistake[] => [{ code, message, at: node, help, fix: null }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, { ...context, owner: node, path: found }));
    case 'invalid_type': {
      const message = `${path || 'the file'} is ${describeValue(node)}, but must be ${describeType(issue.expected)}${suchAs(issue.expected, found)}`;
      return [{ code: 'wrong-type', message, at: node, ...suggestType(issue, { ...context, node }) }];
    }
    case 'invalid_value':
      return mistake(
        'bad-value',
        `${path} is ${describeValue(node)}, but must be ${describeChoices(issue.values)}${suggestChoice(node, issue.values)}`,
      );
    case 'too_small':
      return mistake(
        'bad-value',
        `${path} ${describeSize(node)}, but must ${describeLimit(issue.origin, `at least ${issue.minimum}`)}`,
      ).map((found) => ({ ...found, fix: fixShortForm(SHORT_FORMS.get(path), context.source) }));
    case 'too_big':
      return mistake(
        'bad-value',
        `${path} ${describeSize(node)}, but must ${describeLimit(issue.origin, `at most ${issue.maximum}`)}`,
      );
    case 'invalid_format':
      return mistake(
        'bad-value',
        `${path} is ${describeValue(node)}: ${issue.message}${suggestSpelling(node, issue.pattern)}`,
      );
    case 'invalid_key':
      return [badKey(issue, { owner: context.root, path: issue.path })];
    case 'custom':
      return [customMistake(issue, { ...context, node, path: found })];
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of':
      throw new Error(`no message for ${issue.code} at ${path}: ${issue.message}`);
    default:
      return issue satisfies never;
  }
}

/** An empty list asks for the short form that is written beside it. */
const SHORT_FORMS: ReadonlyMap<string, ShortForm> = new Map([
  ['segments', 'lan'],
  ['ingresses', 'ingress'],
]);

/** What a check over several keys found; the file as a whole has no name. */
function customMistake(
  issue: z.core.$ZodIssueCustom,
  {
    schema,
    source,
    root,
    node,
    path,
  }: Context & { readonly node: SourceNode; readonly path: readonly PropertyKey[] },
): Mistake {
  const parse = parserAt(schema, path);
  const read =
    parse !== null && node.kind === 'scalar' ? parse(String(node.value), endpointNames(root)) : null;
  const message = read?.ok === false ? read.message : issue.message;
  const lacks: unknown = issue.params?.lacks;
  const named = nameOfHost(path, node, root);
  const keys = Array.isArray(lacks) ? lacks.map((key) => printPath([...path, String(key)])) : [];
  return {
    code: 'bad-value',
    message: path.length === 0 ? message : `${printPath(path)}: ${message}`,
    at: node,
    help: named === null ? null : `a host of this file is named by its own key: host: ${named}`,
    fix: fixShortForm(issue.params?.shortForm, source),
    ...(keys.length > 0 && { lacks: keys }),
  };
}

/** The host that the address of a service names, where it has no address; null for all else. */
function nameOfHost(path: readonly PropertyKey[], node: SourceNode, root: SourceNode): string | null {
  if (!/^services\[\]\.address(\[\])?$/.test(keyAt(path)) || node.kind !== 'scalar') return null;
  const name = String(node.value);
  const hosts = endpointNames(root);
  return hosts.includes(`host:${name}`) || hosts.includes(`node:${name}`) ? name : null;
}

interface Owned {
  readonly owner: SourceNode;
  readonly path: readonly PropertyKey[];
}

function unknownKey(key: string, { schema, owner, path, removed }: Context & Owned): Mistake {
  const known = keysAt(schema, path);
  const written = owner.kind === 'mapping' ? owner.entries : new Map<string, { readonly key: SourceNode }>();
  const free = known.filter((name) => !written.has(name));
  const change = removed.find((one) => one.key === keyAt([...path, key])) ?? null;
  const better = change === null ? (closest(key, free) ?? synonymOf(key, free)) : renamedTo(change, free);
  const moved = better === null ? elsewhere([...path, key]) : null;
  return {
    code: 'unknown-key',
    message: `unknown key ${quote(key)} ${placeOf(path)}${change === null ? suggestionOf(better) : `, which netloom ${change.removedIn} removed`}`,
    at: written.get(key)?.key ?? owner,
    help: change?.move ?? (better === null ? whereInstead(moved, free) : null),
    fix: better === null ? null : { title: `rename it to ${better}`, text: better },
    meant: better === null ? null : printPath([...path, better]),
  };
}

function whereInstead(moved: string | null, free: readonly string[]): string | null {
  if (moved !== null) return `this is ${moved}`;
  return free.length > 0 ? `expected one of ${free.join(', ')}` : null;
}

function suggestionOf(better: string | null): string {
  return better === null ? '' : `: did you mean "${better}"?`;
}

function missingKey(
  path: readonly PropertyKey[],
  { schema, owner }: Context & { readonly owner: SourceNode },
): Mistake {
  const key = String(path.at(-1));
  const description = descriptionAt(schema, path);
  return {
    code: 'missing-key',
    message: `missing key "${key}" ${placeOf(path.slice(0, -1))}`,
    at: owner,
    help: description === null ? null : `${key}: ${description}`,
    fix: null,
    lacks: [printPath(path)],
  };
}

/** Where a key is unknown or missing: `in cluster.nodes[0]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'at the top level' : `in ${printPath(path)}`;
}

/** zod names the key of a record in the path, though it is the key itself that is wrong. */
function badKey(issue: z.core.$ZodIssueInvalidKey, { owner, path }: Owned): Mistake {
  const key = String(path.at(-1));
  const { node } = locate(owner, path.slice(0, -1));
  const entry = node.kind === 'mapping' ? node.entries.get(key) : undefined;
  const rule = issue.issues[0]?.message ?? issue.message;
  return {
    code: 'bad-value',
    message: `${printPath(path.slice(0, -1))} has the key ${quote(key)}: ${rule}`,
    at: entry?.key ?? node,
    help: null,
    fix: null,
  };
}

function suggestChoice(node: SourceNode, values: readonly unknown[]): string {
  if (node.kind !== 'scalar' || node.value === null) return '';
  const better = closest(String(node.value), values.map(String));
  return better === null || values.length === 1
    ? ''
    : `: did you mean ${describeChoices(values.filter((value) => String(value) === better))}?`;
}
