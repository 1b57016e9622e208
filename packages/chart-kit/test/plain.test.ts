import { runInNewContext } from 'node:vm';
import { plain } from '../src/plain.ts';

/** A value object as toValues leaves it in a string field. */
class Block {
  readonly family = 4;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

describe(plain, () => {
  it('turns value objects into their text, at any depth', () => {
    expect(plain({ spec: { addresses: [new Block('10.0.0.0/24'), '10.1.0.0/24'] } })).toEqual({
      spec: { addresses: ['10.0.0.0/24', '10.1.0.0/24'] },
    });
  });

  it('keeps plain data that happens to have a family', () => {
    expect(plain({ family: 4, name: 'a' })).toEqual({ family: 4, name: 'a' });
  });

  it('takes a plain object of another realm, and no instance of a class there', () => {
    expect(JSON.stringify(plain(runInNewContext('({ a: { family: 4 }, b: undefined })')))).toBe(
      '{"a":{"family":4}}',
    );
    expect(() => plain({ at: runInNewContext('new Map()') as unknown })).toThrow(
      '$.at is a Map: YAML cannot hold it',
    );
  });

  it('drops undefined fields and keeps null, false, 0 and the empty string', () => {
    const written = { a: undefined, b: null, c: false, d: 0, e: '', f: { g: undefined } };
    expect(Object.entries(plain(written) ?? {})).toEqual([
      ['b', null],
      ['c', false],
      ['d', 0],
      ['e', ''],
      ['f', {}],
    ]);
  });

  it('keeps a key __proto__ as a key', () => {
    const result = plain(JSON.parse('{"__proto__": {"admin": true}}'));
    expect(JSON.stringify(result)).toBe('{"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  test.each([
    ['a function', { a: [() => 1] }, '$.a[0] is a function: YAML cannot hold it'],
    ['undefined in a list', [undefined], '$[0] is a undefined: YAML cannot hold it'],
    ['a bigint', { size: 1n }, '$.size is a bigint: YAML cannot hold it'],
    ['a date', { at: new Date(0) }, '$.at is a Date: YAML cannot hold it'],
    ['a map', { at: new Map() }, '$.at is a Map: YAML cannot hold it'],
    ['NaN', { port: NaN }, '$.port is NaN: YAML values hold finite numbers only'],
    ['infinity', [-Infinity], '$[0] is -Infinity: YAML values hold finite numbers only'],
    ['U+007F', { a: 'x\u007f' }, '$.a holds "x\u007f": Helm cannot read U+007F or a lone surrogate'],
    ['a lone surrogate', { a: '\ud800' }, '$.a holds "\\ud800": Helm cannot read U+007F or a lone surrogate'],
    ['a bad key', { 'k\u007f': 1 }, '$ holds "k\u007f": Helm cannot read U+007F or a lone surrogate'],
    [
      'a bad value object',
      [new Block('\udfff')],
      '$[0] holds "\\udfff": Helm cannot read U+007F or a lone surrogate',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => plain(value)).toThrow(new Error(message));
  });
});
