import type { Plain } from '@netloom/chart-kit';
import fc from 'fast-check';
import { diffFields, isSame, type FieldChange } from '../../../src/changes/fields/diff-fields.ts';

describe(diffFields, () => {
  it.each<[string, Plain, Plain, readonly FieldChange[]]>([
    ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [
      'fields that come, change and go',
      { spec: { addresses: ['a'], old: true } },
      { spec: { addresses: ['b'], new: 0 } },
      [
        { action: 'change', path: 'spec.addresses[0]', before: 'a', after: 'b' },
        { action: 'add', path: 'spec.new', after: 0 },
        { action: 'remove', path: 'spec.old', before: true },
      ],
    ],
    [
      'keys that are no words',
      { labels: { 'app.kubernetes.io/name': 'a', '': 1, '0': 1 } },
      { labels: { 'app.kubernetes.io/name': 'b', '': 2, '0': 2 } },
      [
        { action: 'change', path: 'labels[""]', before: 1, after: 2 },
        { action: 'change', path: 'labels["0"]', before: 1, after: 2 },
        { action: 'change', path: 'labels["app.kubernetes.io/name"]', before: 'a', after: 'b' },
      ],
    ],
    ['one entry more in front', ['b', 'c'], ['a', 'b', 'c'], [{ action: 'add', path: '[0]', after: 'a' }]],
    [
      'one entry less in the middle',
      ['a', 'b', 'c'],
      ['a', 'c'],
      [{ action: 'remove', path: '[1]', before: 'b' }],
    ],
    [
      'entries that change inside',
      [{ name: 'a', port: 1 }, { name: 'b' }],
      [{ name: 'a', port: 2 }, { name: 'b' }],
      [{ action: 'change', path: '[0].port', before: 1, after: 2 }],
    ],
    [
      'a null that becomes a value',
      { a: null },
      { a: 1 },
      [{ action: 'change', path: 'a', before: null, after: 1 }],
    ],
    ['a null that goes', { a: null }, {}, [{ action: 'remove', path: 'a', before: null }]],
    ['other types', { a: [] }, { a: {} }, [{ action: 'change', path: 'a', before: [], after: {} }]],
    [
      'names of the prototype',
      { a: 1 },
      { a: 1, constructor: 'x' },
      [{ action: 'add', path: 'constructor', after: 'x' }],
    ],
  ])('describes %s', (_what, before, after, expected) => {
    expect(diffFields(before, after)).toEqual(expected);
  });

  it('finds nothing exactly where the values are the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        // a JSON value is what Plain holds
        const [before, after] = [one as Plain, other as Plain];
        expect(diffFields(before, before)).toEqual([]);
        expect(diffFields(before, after).length === 0).toBe(isSame(before, after));
        expect(diffFields(before, after).length).toBe(diffFields(after, before).length);
      }),
      { seed: 7 },
    );
  });
});
