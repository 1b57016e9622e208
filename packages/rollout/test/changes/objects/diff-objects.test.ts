import { parseObject } from '@netloom/cluster';
import { diffObjects } from '../../../src/changes/objects/diff-objects.ts';

function object(kind: string, name: string, more: object = {}): object {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'apps' }, ...more };
}

describe(diffObjects, () => {
  it('tells what comes, changes and goes, by kind, namespace and name', () => {
    const before = [object('B', 'two', { spec: { a: 1 } }), object('B', 'one'), object('A', 'same')];
    const after = [object('C', 'new'), object('A', 'same'), object('B', 'two', { spec: { a: 2 } })];
    expect(diffObjects(before.map(parseObject), after.map(parseObject))).toEqual([
      {
        action: 'delete',
        owner: null,
        apiVersion: 'v1',
        kind: 'B',
        namespace: 'apps',
        name: 'one',
        fields: [],
      },
      {
        action: 'change',
        owner: null,
        apiVersion: 'v1',
        kind: 'B',
        namespace: 'apps',
        name: 'two',
        fields: [{ action: 'change', path: 'spec.a', before: 1, after: 2 }],
      },
      {
        action: 'create',
        owner: null,
        apiVersion: 'v1',
        kind: 'C',
        namespace: 'apps',
        name: 'new',
        fields: [],
      },
    ]);
  });

  it('takes another version of a group for the same object, and another group for another', () => {
    const at = (apiVersion: string): object => ({ ...object('Kind', 'one'), apiVersion });
    const actions = (before: string, after: string): readonly string[] =>
      diffObjects([parseObject(at(before))], [parseObject(at(after))]).map(({ action }) => action);
    expect(actions('a.io/v1beta1', 'a.io/v1')).toEqual(['change']);
    expect(actions('a.io/v1', 'b.io/v1')).toEqual(['delete', 'create']);
  });

  it('never shows what a Secret holds', () => {
    const secret = (data: object, annotations: object): object => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'one', namespace: 'apps', annotations, labels: { a: Object.keys(data).join('-') } },
      ...data,
    });
    const before = secret({ data: { a: 'czEzY3JldA==', b: 'c2FtZQ==' } }, { last: 's13cret' });
    const after = secret(
      { data: { a: 'czNjcmV0', b: 'c2FtZQ==', c: 'bmV3' }, stringData: { d: 's3cret' } },
      { last: 's3cret' },
    );
    const [change] = diffObjects([parseObject(before)], [parseObject(after)]);
    expect(change?.fields).toEqual([
      { action: 'change', path: 'data.a', before: '(concealed)', after: '(concealed)' },
      { action: 'add', path: 'data.c', after: '(concealed)' },
      { action: 'change', path: 'metadata.annotations.last', before: '(concealed)', after: '(concealed)' },
      { action: 'change', path: 'metadata.labels.a', before: 'data', after: 'data-stringData' },
      { action: 'add', path: 'stringData', after: { d: '(concealed)' } },
    ]);
    const [gone] = diffObjects([parseObject(after)], [parseObject({ ...before, data: 'not a mapping' })]);
    expect(JSON.stringify(gone?.fields)).not.toContain('czNjcmV0');
  });
});
