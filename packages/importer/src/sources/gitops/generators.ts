import { basename } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import type { Tree } from '../tree.ts';
import { at, entriesAt, itemsAt, mapScalars, textAt } from '../tree/nodes.ts';
import { evaluateGo } from './go-expression.ts';

/** What a template of an ApplicationSet is filled in with: by dotted names, `path.basename`. */
type Parameters = ReadonlyMap<string, string>;

/** The Applications of an ApplicationSet, and why some of its generators gave none. */
export interface GeneratedApplications {
  readonly applications: readonly Tree[];
  readonly skipped: readonly string[];
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/ */
export function generateApplications(set: Tree, folder: Folder): GeneratedApplications {
  const template = at(set, 'spec', 'template');
  const skipped: string[] = [];
  if (template === undefined) return { applications: [], skipped };
  const parameters = itemsAt(set, 'spec', 'generators').flatMap((generator) =>
    parametersOf(generator, { folder, skipped }),
  );
  if (at(set, 'spec', 'templatePatch') !== undefined) skipped.push('templatePatch is not applied');
  return { applications: parameters.map((values) => fillIn(template, values)), skipped };
}

interface Reading {
  readonly folder: Folder;
  readonly skipped: string[];
}

function parametersOf(generator: Tree, reading: Reading): readonly Parameters[] {
  const [[kind] = ['']] = entriesAt(generator).filter(([name]) => name !== 'selector');
  const inner = at(generator, kind);
  switch (kind) {
    case 'list':
      return itemsAt(inner, 'elements').map((element) => flatten(element));
    case 'git': {
      const own = flatten(at(inner, 'values'), 'values');
      return [...directories(inner, reading), ...gitFiles(inner, reading)].map((values) => join(own, values));
    }
    case 'clusters': {
      const own = flatten(at(inner, 'values'), 'values');
      return [
        join(
          own,
          new Map([
            ['name', 'in-cluster'],
            ['server', 'https://kubernetes.default.svc'],
          ]),
        ),
      ];
    }
    case 'matrix': {
      const [first = [], second = []] = itemsAt(inner, 'generators').map((one) => parametersOf(one, reading));
      return first.flatMap((left) => second.map((right) => join(left, right)));
    }
    default:
      reading.skipped.push(`generator "${kind}" asks what is not in the repository`);
      return [];
  }
}

function directories(git: Tree | undefined, { folder }: Reading): readonly Parameters[] {
  const entries = itemsAt(git, 'directories').map((entry) => ({
    pattern: globPattern(textAt(entry, 'path') ?? ''),
    isExcluded: textAt(entry, 'exclude') === 'true',
  }));
  if (entries.length === 0) return [];
  const isIn = (path: string, isExcluded: boolean): boolean =>
    entries.some((entry) => entry.isExcluded === isExcluded && entry.pattern.test(path));
  return folder.folders
    .filter((path) => path !== '.' && isIn(path, false) && !isIn(path, true))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .map((path) => pathParameters(path));
}

/** Each file gives its content, and its own path. */
function gitFiles(git: Tree | undefined, { folder }: Reading): readonly Parameters[] {
  const patterns = itemsAt(git, 'files').map((entry) => globPattern(textAt(entry, 'path') ?? ''));
  if (patterns.length === 0) return [];
  return [...folder.files.keys()]
    .filter((path) => patterns.some((pattern) => pattern.test(path)))
    .flatMap((path) => {
      const own = pathParameters(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
      return folder.trees(path).flatMap((tree) => {
        const items = tree.kind === 'sequence' ? tree.items : [tree];
        return items.map((item) =>
          join(join(flatten(item), own), new Map([['path.filename', basename(path)]])),
        );
      });
    });
}

function pathParameters(path: string): Parameters {
  const values = new Map([
    ['path', path],
    ['path.path', path],
    ['path.basename', basename(path)],
    ['path.basenameNormalized', normalized(basename(path))],
  ]);
  for (const [index, part] of path.split('/').entries()) {
    values.set(`path[${index}]`, part);
    values.set(`path.segments.${index}`, part);
  }
  return values;
}

/** As Argo CD makes a name of it. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
}

function flatten(node: Tree | undefined, prefix = ''): Parameters {
  const values = new Map<string, string>();
  const add = (part: Tree | undefined, name: string): void => {
    const text = textAt(part);
    if (text !== undefined) values.set(name, text);
    for (const [key, { value }] of entriesAt(part)) add(value, name === '' ? key : `${name}.${key}`);
    for (const [index, item] of itemsAt(part).entries()) add(item, `${name}.${index}`);
  };
  add(node, prefix);
  return values;
}

function join(first: Parameters, second: Parameters): Parameters {
  return new Map([...first, ...second]);
}

/** `{{path.basename}}`, `{{ .path.basename }}`, and simple functions; what is more than that stays as it is written. */
function fillIn(template: Tree, values: Parameters): Tree {
  return mapScalars(template, (scalar) => {
    if (typeof scalar.value !== 'string' || !scalar.value.includes('{{')) return scalar;
    const value = scalar.value.replace(
      /\{\{-?\s*(.*?)\s*-?\}\}/g,
      (whole, expression: string) => values.get(expression) ?? evaluateGo(expression, values) ?? whole,
    );
    return value === scalar.value ? scalar : { ...scalar, value };
  });
}

/** `*` within one part of a path, `**` over several. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/\*\*\/|\*\*|\*|\?/g, (star) =>
      star === '**/' ? '(?:.*/)?' : star === '**' ? '.*' : star === '*' ? '[^/]*' : '[^/]',
    );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^\b$/;
  }
}
