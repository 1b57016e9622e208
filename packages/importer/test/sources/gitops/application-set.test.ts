import { toValue } from '@netloom/diagnostics';
import { readFolder } from '../../../src/sources/folder/read-folder.ts';
import { generateApplications } from '../../../src/sources/gitops/application-set/generate-applications.ts';
import { globPattern } from '../../../src/sources/gitops/application-set/glob.ts';
import { evaluateGo } from '../../../src/sources/gitops/application-set/go-expression.ts';
import { parseTrees } from '../../../src/sources/tree/parse-trees.ts';
import { inFolder } from '../../support/temp-folder.ts';

async function generated(
  generators: string,
  template: string,
  files: Readonly<Record<string, string>> = {},
  more = '',
) {
  let result: readonly unknown[] = [];
  let skipped: readonly string[] = [];
  await inFolder({ 'x/keep.yaml': 'a: 1', ...files }, async (path) => {
    const [set] = parseTrees(
      `spec:\n  generators: ${generators}\n  template:\n    name: '${template}'\n${more}`,
      's.yaml',
    ).trees;
    const made = generateApplications(set!, await readFolder(path));
    result = made.applications.map((one) => Reflect.get(Object(toValue(one)), 'name') as unknown);
    skipped = made.skipped;
  });
  return { result, skipped };
}

describe(generateApplications, () => {
  it('fills in the elements of a list', async () => {
    const { result } = await generated(
      '[{list: {elements: [{c: one, v: {x: 1}}, {c: two}]}}]',
      '{{c}}-{{ .v.x }}',
    );
    expect(result).toEqual(['one-1', 'two-{{ .v.x }}']);
  });

  it('finds folders by pattern, with both kinds of templates', async () => {
    const files = { 'apps/a/b.yaml': '', 'apps/c/d/e.yaml': '', 'other/x.yaml': '' };
    const git = '[{git: {directories: [{path: apps/*}]}}]';
    expect((await generated(git, '{{path.basename}} {{path}}', files)).result).toEqual([
      'a apps/a',
      'c apps/c',
    ]);
    expect((await generated(git, '{{ index .path.segments 1 }}', files)).result).toEqual(['a', 'c']);
  });

  it('reads files, and joins the generators of a matrix', async () => {
    const files = { 'clusters/lab/config.json': '{"cluster": {"name": "lab"}}' };
    const matrix =
      '[{matrix: {generators: [{git: {files: [{path: clusters/**/config.json}]}}, {list: {elements: [{app: web}, {app: dns}]}}]}}]';
    expect((await generated(matrix, '{{cluster.name}}-{{app}}', files)).result).toEqual([
      'lab-web',
      'lab-dns',
    ]);
  });

  it('skips what asks others', async () => {
    expect(await generated('[{scmProvider: {}}]', '{{x}}')).toEqual({
      result: [],
      skipped: ['generator "scmProvider" asks what is not in the repository'],
    });
  });
});

// expectations: the pages of Argo CD's operator manual on each generator, and path.Match of Go
describe('generators of ApplicationSets', () => {
  it('fill in the second generator of a matrix with the first', async () => {
    const files = { 'apps/a/x.yaml': '', 'infra/b/x.yaml': '', 'infra/c/x.yaml': '' };
    const generators = `[{matrix: {generators: [{list: {elements: [{root: infra}]}}, {git: {directories: [{path: '{{ .root }}/*'}]}}]}}]`;
    expect((await generated(generators, '{{ .path.basename }}', files)).result).toEqual(['b', 'c']);
  });

  it('add what elements with the same keys state', async () => {
    const generators = `[{merge: {mergeKeys: [c], generators: [
      {list: {elements: [{c: one, port: 1}, {c: two, port: 2}]}},
      {list: {elements: [{c: two, port: 3}, {c: other, port: 4}]}}]}}]`;
    expect((await generated(generators, '{{c}}-{{port}}')).result).toEqual(['one-1', 'two-3']);
  });

  it('give only what their selector takes', async () => {
    const list = 'list: {elements: [{c: one, on: "true"}, {c: two, on: "false"}, {c: three}]}';
    const labels = `[{${list}, selector: {matchLabels: {on: "true"}}}]`;
    const expressions = `[{${list}, selector: {matchExpressions: [{key: on, operator: NotIn, values: ["false"]}]}}]`;
    expect((await generated(labels, '{{c}}')).result).toEqual(['one']);
    expect((await generated(expressions, '{{c}}')).result).toEqual(['one', 'three']);
  });

  it('name the parameters of a path as they are told to, and fill in their own values', async () => {
    const files = { 'apps/a/x.yaml': '' };
    const prefixed = '[{git: {pathParamPrefix: app, directories: [{path: apps/*}]}}]';
    expect((await generated(prefixed, '{{app.path.basename}} {{ .app.path.path }}', files)).result).toEqual([
      'a apps/a',
    ]);
    const values = `[{git: {directories: [{path: apps/*}], values: {ns: 'x-{{path.basename}}'}}}]`;
    expect((await generated(values, '{{values.ns}}', files)).result).toEqual(['x-a']);
  });

  it('take two stars of a folder for one, and leave out files that are excluded', async () => {
    const files = { 'apps/a/b/x.yaml': 'n: 1', 'apps/a/b/y.yaml': 'n: 2' };
    expect((await generated('[{git: {directories: [{path: apps/**}]}}]', '{{path}}', files)).result).toEqual([
      'apps/a',
    ]);
    const excluded = '[{git: {files: [{path: apps/**/*.yaml}, {path: apps/a/b/x.yaml, exclude: true}]}}]';
    expect((await generated(excluded, '{{path.filename}}-{{n}}', files)).result).toEqual(['y.yaml-2']);
  });

  it('bring along a template above that of the set', async () => {
    const generators =
      "[{list: {elements: [{c: one}], template: {name: 'own-{{c}}'}}}, {list: {elements: [{c: two}]}}]";
    expect((await generated(generators, '{{c}}')).result).toEqual(['own-one', 'two']);
  });

  it('have their template patched, where the patch has no logic', async () => {
    const patch = (text: string): string => `  templatePatch: |\n    ${text}\n`;
    const list = '[{list: {elements: [{c: one}]}}]';
    expect(await generated(list, '{{c}}', {}, patch('name: {{ .c }}-patched'))).toEqual({
      result: ['one-patched'],
      skipped: [],
    });
    expect(await generated(list, '{{c}}', {}, patch('{{- if .c }}name: x{{- end }}'))).toEqual({
      result: ['one'],
      skipped: ['templatePatch has logic, which is not evaluated'],
    });
  });
});

describe(evaluateGo, () => {
  const values = new Map([
    ['name', 'web'],
    ['path.basename', 'web-app'],
    ['path.segments.1', 'apps'],
  ]);

  it.each([
    ['.name', 'web'],
    ['.name | upper', 'WEB'],
    ['default .name .other', 'web'],
    ['default .name (dig "namespace" "" .)', 'web'],
    ['.other | default "x"', 'x'],
    ['index .path.segments 1', 'apps'],
    ['.path.basename | trimSuffix "-app"', 'web'],
    ['.other', null],
    ['if .name', null],
    ['lookup "v1" "Secret" "a" "b"', null],
    ['default .name (', null],
  ])('%s is %j', (expression, expected) => {
    expect(evaluateGo(expression, values)).toBe(expected);
  });
});

describe(globPattern, () => {
  it.each([
    ['apps/*', 'apps/web', true],
    ['apps/*', 'apps/web/deep', false],
    ['apps/**', 'apps/web/deep', true],
    ['{a,b}.yaml', 'b.yaml', true],
    ['{pool-*.yaml,l2-*.yaml}', 'pool-lan.yaml', true],
    ['{pool-*.yaml,l2-*.yaml}', 'l2-lan.yaml', true],
    ['{pool-*.yaml,l2-*.yaml}', 'dns.yaml', false],
    ['a?.yaml', 'a1.yaml', true],
    ['a.yaml', 'aXyaml', false],
  ])('%s and %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });

  it('of a text takes slashes for letters', () => {
    expect(globPattern('*.yaml', 'text').test('deep/web.yaml')).toBe(true);
  });
});
