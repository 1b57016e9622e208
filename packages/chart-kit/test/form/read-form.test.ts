import type { Form } from '../../src/form/form.ts';
import { MISMATCH, readForm } from '../../src/form/read-form.ts';

const text: Form = { kind: 'text', longest: 3, patterns: [/^[a-z]+$/] };
const object: Form = {
  kind: 'object',
  fields: {
    name: text,
    list: { kind: 'default', of: { kind: 'list', of: text, least: 1 }, value: [] },
    note: { kind: 'optional', of: text },
  },
};

describe(readForm, () => {
  it.each<[string, Form, unknown, unknown]>([
    ['a text', text, 'abc', 'abc'],
    ['anything', { kind: 'anything' }, [null], [null]],
    ['a flag', { kind: 'flag' }, false, false],
    ['an integer', { kind: 'integer', least: 1, most: 2 }, 2, 2],
    ['an integer without bounds', { kind: 'integer' }, -9, -9],
    ['a choice', { kind: 'choice', values: [8, 9] }, 9, 9],
    ['what a parser makes', { kind: 'parsed', parse: (read) => ({ ok: true, value: [read] }) }, 'a', ['a']],
    ['one for a list', { kind: 'one-or-list', list: { kind: 'list', of: text } }, 'a', ['a']],
    ['a map', { kind: 'map', key: text, value: { kind: 'flag' } }, { a: true }, { a: true }],
    [
      'an object, with defaults and without what is not there',
      object,
      { name: 'a' },
      { name: 'a', list: [] },
    ],
    [
      'the fields in the order of the form',
      object,
      { note: 'b', name: 'a' },
      { name: 'a', list: [], note: 'b' },
    ],
    ['what is as if written', { kind: 'unwritten', of: text, value: 'abc' }, undefined, 'abc'],
  ])('reads %s', (_, form, value, expected) => {
    expect(JSON.stringify(readForm(form, value))).toBe(JSON.stringify(expected));
  });

  it.each<[string, Form, unknown]>([
    ['a text that is too long', text, 'abcd'],
    ['a text that is too short', { kind: 'text', shortest: 1 }, ''],
    ['a text of another pattern', text, 'a1'],
    ['another type', text, 1],
    ['an integer out of bounds', { kind: 'integer', least: 1, most: 2 }, 3],
    ['a fraction', { kind: 'integer', least: 1, most: 2 }, 1.5],
    ['what is no choice', { kind: 'choice', values: ['8'] }, 8],
    ['what a parser refuses', { kind: 'parsed', parse: () => ({ ok: false, message: '' }) }, 'a'],
    ['a list that is too short', object, { name: 'a', list: [] }],
    ['an item of another form', object, { name: 'a', list: [1] }],
    ['null where a field may be left out', object, { name: 'a', note: null }],
    ['an unknown key', object, { name: 'a', more: 'b' }],
    ['a key of every object', object, { name: 'a', constructor: 'b' }],
    ['a missing key', object, {}],
    ['a list in place of an object', object, []],
    [
      'a key that maps cannot have',
      { kind: 'map', key: text, value: text },
      JSON.parse('{"__proto__": "a"}'),
    ],
    ['a broken condition', { kind: 'condition', of: text, condition: () => false }, 'a'],
    ['a mistake', { kind: 'faultless', of: text, mistakes: () => ['one'] }, 'a'],
  ])('refuses %s', (_, form, value) => {
    expect(readForm(form, value)).toBe(MISMATCH);
  });

  it('gives each file a list of its own', () => {
    const [one, other] = [readForm(object, { name: 'a' }), readForm(object, { name: 'a' })];
    expect(Reflect.get(Object(one), 'list')).not.toBe(Reflect.get(Object(other), 'list'));
  });
});
