import { toValue } from '@netloom/diagnostics';
import { substitute } from '../../../src/sources/gitops/substitute.ts';
import type { TreeScalar } from '../../../src/sources/tree.ts';
import { entriesAt } from '../../../src/sources/tree/nodes.ts';
import { parseTrees } from '../../../src/sources/tree/parse-trees.ts';

const treeOf = (text: string) => parseTrees(text, 'a.yaml').trees[0]!;

const variables = (text: string, isPartial = false) => ({
  values: new Map(
    entriesAt(treeOf(text)).flatMap(([name, { value }]): [string, TreeScalar][] =>
      value.kind === 'scalar' ? [[name, value]] : [],
    ),
  ),
  isPartial,
});

/** What fluxcd/pkg/envsubst v1.7.0 gives for each. */
describe(substitute, () => {
  it.each([
    ['a: ${HOST}', 'HOST: web', { a: 'web' }],
    ['a: x-${HOST}-${HOST}', 'HOST: web', { a: 'x-web-web' }],
    ['a: "${PORT}"', 'PORT: "80"', { a: 80 }],
    ['a: ${PORT:=8080}', 'HOST: web', { a: 8080 }],
    ['a: ${PORT:-8080}', 'PORT: ""', { a: 8080 }],
    // read again as YAML, nothing is null
    ['a: ${OTHER}', 'HOST: web', { a: null }],
    ['a: $${HOST}', 'HOST: web', { a: '${HOST}' }],
    ['a: ${PORT=8080}', 'PORT: ""', { a: 8080 }],
    ['a: ${OTHER:=${PORT:=deep}}', 'PORT: ""', { a: 'deep' }],
    ['a: ${HOST:=x}', 'HOST: web', { a: 'web' }],
    ['a: ${HOST^^}', 'HOST: web', { a: 'WEB' }],
    ['a: a$$b', 'HOST: web', { a: 'a$b' }],
    ['a: ${ HOST }', 'HOST: web', { a: '${ HOST }' }],
    ['a: $HOST', 'HOST: web', { a: '$HOST' }],
  ])('makes of %s with %s', (text, values, expected) => {
    expect(toValue(substitute(treeOf(text), variables(values)))).toEqual(expected);
  });

  it('has a placeholder for what another source may state', () => {
    const tree = substitute(
      treeOf('a: ${SECRET_DOMAIN}\nb: ${CLUSTER_NAME}.example.net'),
      variables('HOST: web', true),
    );
    expect(toValue(tree)).toEqual({ a: '<secret-domain>', b: '<cluster-name>.example.net' });
  });

  it('leaves an object that says so', () => {
    const text =
      'metadata:\n  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: disabled\na: ${HOST}';
    expect(toValue(substitute(treeOf(text), variables('HOST: web')))).toMatchObject({ a: '${HOST}' });
  });
});
