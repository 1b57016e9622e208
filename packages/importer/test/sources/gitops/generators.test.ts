import { toValue } from '@netloom/diagnostics';
import { readFolder } from '../../../src/sources/folder/read-folder.ts';
import { generateApplications, globPattern } from '../../../src/sources/gitops/generators.ts';
import { evaluateGo } from '../../../src/sources/gitops/go-expression.ts';
import { parseTrees } from '../../../src/sources/tree/parse-trees.ts';
import { inFolder } from '../../support/temp-folder.ts';

async function generated(generators: string, template: string, files: Readonly<Record<string, string>> = {}) {
  let result: readonly unknown[] = [];
  let skipped: readonly string[] = [];
  await inFolder({ 'x/keep.yaml': 'a: 1', ...files }, async (path) => {
    const [set] = parseTrees(
      `spec:\n  generators: ${generators}\n  template:\n    name: '${template}'\n`,
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
    ['a?.yaml', 'a1.yaml', true],
    ['a.yaml', 'aXyaml', false],
  ])('%s and %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });
});
