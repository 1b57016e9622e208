import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { dumpJson } from '../src/dump-json.ts';
import { dumpByLibrary, dumpYaml } from '../src/dump.ts';
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

/** What is written without asking js-yaml, and what is nearly so. */
const nearlyWord = fc.oneof(
  fc.stringMatching(/^[aZ_09./`()=+@,*&|\-: #?!%~<>{}[\]\n'"]{0,12}$/),
  fc.stringMatching(/^[yYnNoOtTfFuUlLsSeErRaA~]{1,5}$/),
  fc.stringMatching(/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(\/\d{1,2})?$/),
);

const { value } = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    nearlyWord,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, nearlyWord), tie('value'), { maxKeys: 4 }).map(plain),
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

  it('writes what js-yaml writes, byte for byte', () => {
    fc.assert(
      fc.property(value, (written) => {
        expect(dumpYaml(written)).toBe(dumpByLibrary(written));
      }),
      { numRuns: 2_000, examples: [[{ a: [{ ['x'.repeat(1025)]: { b: ['c\n d\n'] } }] }]] },
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
