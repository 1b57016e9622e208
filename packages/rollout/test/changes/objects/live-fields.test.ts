import { parseObject, type ApiObject } from '@netloom/cluster';
import { printField } from '../../../src/changes/fields/print-field.ts';
import { unmetFields } from '../../../src/changes/objects/live-fields.ts';

function object(fields: object): ApiObject {
  return parseObject({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a', namespace: 'b' }, ...fields });
}

function found(desired: object, live: object): readonly string[] {
  return unmetFields(object(desired), object(live)).map(printField);
}

describe(unmetFields, () => {
  it.each<readonly [string, object, object, readonly string[]]>([
    ['nothing of what is the same', { spec: { a: 1, b: ['x'] } }, { spec: { a: 1, b: ['x'] } }, []],
    ['a value', { spec: { auto: true } }, { spec: { auto: false } }, ['spec.auto: false -> true']],
    ['a field that is not set', { spec: { a: 'x' } }, { spec: {} }, ['spec.a: "x"']],
    ['a field below one that is not set', { spec: { a: { b: 1 } } }, {}, ['spec: {"a":{"b":1}}']],
    [
      'an entry of a list that is too many',
      { spec: { addresses: ['1.2.3.4/32'] } },
      { spec: { addresses: ['1.2.3.4/32', '1.2.3.5/32'] } },
      ['spec.addresses[1]: "1.2.3.5/32"'],
    ],
    ['a list that takes the place of a mapping', { spec: [1] }, { spec: { a: 1 } }, ['spec: {"a":1} -> [1]']],
    [
      'labels and annotations',
      { metadata: { name: 'a', namespace: 'b', labels: { x: '1' } } },
      {},
      ['metadata.labels: {"x":"1"}'],
    ],
    [
      'nothing of what only the live object has',
      { spec: { a: 1 } },
      { spec: { a: 1, b: 2 }, status: { ok: true } },
      [],
    ],
    [
      'nothing of what the server adds to the entries of a list',
      { spec: { ports: [{ port: 80 }] } },
      { spec: { ports: [{ port: 80, protocol: 'TCP' }] } },
      [],
    ],
    [
      'an entry of a list that holds something else',
      { spec: { ports: [{ port: 80 }] } },
      { spec: { ports: [{ port: 81, protocol: 'TCP' }] } },
      ['spec.ports[0].port: 81 -> 80'],
    ],
    [
      'nothing of what the server leaves out since it is empty',
      { spec: { a: [], b: {}, c: '', d: false, e: 0, f: null, g: { h: [] } } },
      {},
      [],
    ],
    ['what is emptied', { spec: { a: [] } }, { spec: { a: ['x'] } }, ['spec.a[0]: "x"']],
    ['nothing of the status', { status: { a: 1 } }, {}, []],
  ])('finds %s', (_title, desired, live, words) => {
    expect(found(desired, live)).toEqual(words);
  });
});
