import { encodeField, type Field } from '../src/index.ts';

const field: Field = {
  what: 'the zone',
  format: 'a Corefile',
  allowed: /^[a-z.]+$/,
  form: 'letters and dots',
};

describe(encodeField, () => {
  it('gives the text of what the field may hold', () => {
    expect(encodeField('example.com', field)).toBe('example.com');
    expect(encodeField({ family: 4, toString: () => 'a' }, field)).toBe('a');
  });

  it('refuses what it may not, by its name', () => {
    expect(() => encodeField('a b', field)).toThrow(
      new Error('the zone is "a b": a Corefile takes letters and dots there'),
    );
  });
});
