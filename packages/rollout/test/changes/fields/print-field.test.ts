import { printField, printFieldLines } from '../../../src/changes/fields/print-field.ts';

describe(printField, () => {
  it('shows both values', () => {
    expect(printField({ action: 'change', path: 'spec.addresses[0]', before: 'a', after: 'b' })).toBe(
      'spec.addresses[0]: "a" -> "b"',
    );
  });

  it('calls a value without a path by what it is', () => {
    expect(printField({ action: 'change', path: '', before: 1, after: null })).toBe('value: 1 -> null');
  });

  it('cuts what is too long for a line', () => {
    const text = printField({ action: 'add', path: 'a', after: 'x'.repeat(500) });
    expect(text).toBe(`a: "${'x'.repeat(159)}… (502 characters)`);
  });
});

describe(printFieldLines, () => {
  const lines = (count: number, word: string): string =>
    Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('');

  it('puts a short value on one line, with its sign', () => {
    expect(printFieldLines({ action: 'remove', path: 'a', before: [1] })).toEqual(['- a: [1]']);
  });

  it('shows the lines that differ of a longer text', () => {
    const before = 'a: 1\nb: 2\nc: 3\n';
    expect(
      printFieldLines({ action: 'change', path: 'data', before, after: 'a: 1\nb: 3\nc: 3\nd: 4\n' }),
    ).toEqual(['~ data:', '    - b: 2', '    + b: 3', '    + d: 4']);
  });

  it('says how many lines it leaves out', () => {
    const printed = printFieldLines({
      action: 'change',
      path: 'data',
      before: 'x\n',
      after: `x\n${lines(40, 'n')}`,
    });
    expect(printed).toHaveLength(14);
    expect(printed.at(-1)).toBe('    … and 28 lines more');
  });

  it('does not compare line by line what has become another text', () => {
    const change = {
      action: 'change',
      path: 'data',
      before: lines(800, 'a'),
      after: lines(900, 'b'),
    } as const;
    expect(printFieldLines(change)).toEqual(['~ data:', '    800 lines from line 1 are 900 other lines']);
  });
});
