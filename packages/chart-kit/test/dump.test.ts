import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { dumpJson } from '../src/dump-json.ts';
import { dumpYaml } from '../src/dump.ts';
import { plain, type Plain } from '../src/plain.ts';

// what a YAML 1.1 reader such as Helm takes for something else
const TREACHEROUS = ['n', 'y', 'on', 'OFF', 'yes', '~', 'null', '', '1_000', '012', '0o12', '0b101', '0x1F'];
const SYNTAX = [
  '1:30',
  '.5',
  '1e3',
  '2026-01-01',
  '<<',
  '=',
  '-',
  '? a',
  'a: b',
  '# c',
  '{{ x }}',
  '&a',
  '*a',
  '!t',
  '%',
];

const text = fc
  .oneof(
    fc.constantFrom(...TREACHEROUS, ...SYNTAX),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
  )
  .filter((drawn) => !drawn.includes('\u007f'));

const { value } = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }).map(plain),
  ),
}));

describe(dumpYaml, () => {
  it('reads back as the same value under YAML 1.2 and under YAML 1.1', () => {
    fc.assert(
      fc.property(value, (written) => {
        const yaml = dumpYaml(written);
        expect(load(yaml)).toEqual(written);
        expect(load(yaml, { schema: YAML11_SCHEMA })).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  it('quotes what go-yaml alone takes for numbers, as values and as keys', () => {
    expect(dumpYaml({ '0X1F': ['0B1', '0O7', '4_2e1', '071_595', 42, '192.168.1.1'] })).toBe(
      "'0X1F':\n  - '0B1'\n  - '0O7'\n  - '4_2e1'\n  - '071_595'\n  - 42\n  - 192.168.1.1\n",
    );
  });

  it('folds no long line and writes an object used twice out twice', () => {
    const shared = { text: 'word '.repeat(40).trim() };
    expect(dumpYaml({ b: shared, a: shared })).toBe(
      `b:\n  text: ${shared.text}\na:\n  text: ${shared.text}\n`,
    );
  });
});

describe(dumpJson, () => {
  it('keeps the order of keys and ends with a newline', () => {
    expect(dumpJson({ b: [1], a: {} })).toBe('{\n  "b": [\n    1\n  ],\n  "a": {}\n}\n');
  });
});
