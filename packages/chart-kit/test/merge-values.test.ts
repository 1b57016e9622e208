import { mergeValues, valueConflicts, type Plain } from '../src/index.ts';

const OURS: Plain = { a: 1, deep: { list: [1, { b: 2 }], text: 'x' }, none: null };

describe(mergeValues, () => {
  it('adds what is missing below, and leaves the order of what was there', () => {
    const merged = mergeValues(OURS, { z: 1, deep: { more: [2], text: 'y' }, a: 2 });
    expect(JSON.stringify(merged)).toBe(
      '{"a":1,"deep":{"list":[1,{"b":2}],"text":"x","more":[2]},"none":null,"z":1}',
    );
  });

  it('keeps null, which takes a default of the chart away', () => {
    expect(mergeValues({ a: 1 }, { b: null })).toEqual({ a: 1, b: null });
  });

  it('takes a list as a whole', () => {
    expect(mergeValues({ a: [1] }, { a: [2, 3] })).toEqual({ a: [1] });
  });

  it('takes no key for the prototype', () => {
    const under = JSON.parse('{"__proto__":{"a":1},"toString":2}') as Plain;
    expect(JSON.stringify(mergeValues({ b: 1 }, under))).toBe('{"b":1,"__proto__":{"a":1},"toString":2}');
  });
});

describe(valueConflicts, () => {
  it.each<[string, Plain, readonly string[]]>([
    ['equal values', { a: 1, deep: { list: [1, { b: 2 }] }, none: null }, []],
    ['other keys', { b: 1, deep: { more: 1 } }, []],
    ['an empty mapping', { deep: {} }, []],
    ['another number', { a: 2 }, ['a']],
    ['a text for a number', { a: '1' }, ['a']],
    ['null for a value', { a: null }, ['a']],
    ['null for a mapping', { deep: null }, ['deep']],
    ['a longer list', { deep: { list: [1, { b: 2 }, 3] } }, ['deep.list']],
    ['another item', { deep: { list: [1, { b: 3 }] } }, ['deep.list']],
    ['an item with another key', { deep: { list: [1, { c: 2 }] } }, ['deep.list']],
    ['a list for a mapping', { deep: [] }, ['deep']],
    ['several', { a: 2, deep: { text: 'y' } }, ['a', 'deep.text']],
    ['what objects have', { toString: 1 }, []],
  ])('finds %s', (_, under, paths) => {
    expect(Array.from(valueConflicts(OURS, under), ({ path }) => path.join('.'))).toEqual(paths);
  });
});
