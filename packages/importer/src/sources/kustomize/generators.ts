import { basename, dirname } from 'node:path/posix';
import { type Folder, resolvePath } from '../folder/folder.ts';
import type { Tree, TreeMapping, TreeScalar } from '../tree.ts';
import { at, entriesAt, mappingOf, scalarAt, scalarLike, textAt, textsAt } from '../tree/nodes.ts';
import { conceal } from '../tree/secrets.ts';

export interface GeneratorInput {
  readonly folder: Folder;
  /** Of the kustomization. */
  readonly file: string;
  readonly generator: Tree;
  readonly kind: 'ConfigMap' | 'Secret';
}

/** The object of a `configMapGenerator` or `secretGenerator`, without the hash in its name; and the files that it was made of. */
export function generate(input: GeneratorInput): {
  readonly tree: TreeMapping;
  readonly files: readonly string[];
} {
  const { generator, kind } = input;
  const name = scalarAt(generator, 'name') ?? scalarLike(generator, '');
  const namespace = scalarAt(generator, 'namespace');
  const { data, files } = dataOf(input);
  const hidden = kind === 'Secret' ? data.map(([key, value]) => [key, conceal(value, key)] as const) : data;
  const tree = mappingOf(generator, [
    ['apiVersion', scalarLike(generator, 'v1')],
    ['kind', scalarLike(generator, kind)],
    [
      'metadata',
      mappingOf(generator, [
        ['name', name],
        ...(namespace === undefined ? [] : ([['namespace', namespace]] as const)),
        ...optionsOf(generator),
      ]),
    ],
    ['data', mappingOf(generator, hidden)],
  ]);
  return { tree, files };
}

type Data = readonly (readonly [string, TreeScalar])[];

function dataOf({ folder, file, generator }: GeneratorInput): {
  readonly data: Data;
  readonly files: readonly string[];
} {
  const files: string[] = [];
  const read = (path: string): TreeScalar | null => {
    const resolved = resolvePath(dirname(file), path);
    const text = resolved === null ? null : folder.text(resolved);
    if (resolved === null || text === null) {
      folder.note(file, `the generator's file "${path}" is not there`);
      return null;
    }
    files.push(resolved);
    const source = { file: folder.shown(resolved), text, root: null };
    return { kind: 'scalar', source, span: { start: 0, end: text.length }, value: text };
  };
  const fromFiles = textsAt(generator, 'files').flatMap((entry) => {
    const [key, path] = entry.includes('=') ? split(entry) : [basename(entry), entry];
    const value = read(path);
    return value === null ? [] : [[key, value] as const];
  });
  const env = textAt(generator, 'env');
  const fromEnvs = [...textsAt(generator, 'envs'), ...(env === undefined ? [] : [env])].flatMap((path) => {
    const value = read(path);
    return value === null ? [] : linesOf(value);
  });
  const literals = at(generator, 'literals');
  const fromLiterals = (literals?.kind === 'sequence' ? literals.items : []).flatMap((item) => {
    const [key, value] = split(textAt(item) ?? '');
    return key === '' ? [] : [[key, scalarLike(item, unquoted(value))] as const];
  });
  return { data: [...fromEnvs, ...fromFiles, ...fromLiterals], files };
}

/** The lines `KEY=value` of an environment file. */
function linesOf({ source }: TreeScalar): Data {
  return [...source.text.matchAll(/^[ \t]*([^\s#=][^=\r\n]*)=([^\r\n]*)/gm)].map((match) => {
    const [whole, key = '', value = ''] = match;
    const end = match.index + whole.length;
    return [key.trim(), { kind: 'scalar', source, span: { start: end - value.length, end }, value }] as const;
  });
}

function optionsOf(generator: Tree): readonly (readonly [string, Tree])[] {
  return ['labels', 'annotations'].flatMap((field) => {
    const value = at(generator, 'options', field);
    return value === undefined || entriesAt(value).length === 0 ? [] : [[field, value] as const];
  });
}

function split(entry: string): readonly [string, string] {
  const index = entry.indexOf('=');
  return index < 0 ? [entry, ''] : [entry.slice(0, index), entry.slice(index + 1)];
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
