import fc from 'fast-check';
import { painter, widthOf, wrapText } from '../../src/index.ts';

describe(wrapText, () => {
  it('breaks at spaces, and begins the other lines with a given text', () => {
    expect(wrapText('one two three', { width: 9, first: '- ', rest: '    ' })).toEqual([
      '- one two',
      '    three',
    ]);
  });

  it('gives a longer word a line of its own, and keeps spaces inside a line', () => {
    expect(wrapText(`a ${'b'.repeat(50)} c`, { width: 40 })).toEqual(['a', 'b'.repeat(50), 'c']);
    expect(wrapText('a   b c', { width: 6 })).toEqual(['a   b', 'c']);
  });

  it('leaves a line whole where no terminal is', () => {
    expect(wrapText('a b', { width: null, first: '  ' })).toEqual(['  a b']);
  });

  it('breaks a list behind its commas where it is longer than a line, and no other word', () => {
    const list = '10.0.0.1,10.0.0.2,10.0.0.3';
    expect(wrapText(`peers ${list} here`, { width: 22, rest: '  ' })).toEqual([
      'peers 10.0.0.1,',
      '  10.0.0.2,10.0.0.3',
      '  here',
    ]);
    expect(wrapText(`the peers ${list}`, { width: 30, rest: '  ' })).toEqual(['the peers', `  ${list}`]);
    expect(wrapText('a abcdefghijklmnop', { width: 10 })).toEqual(['a', 'abcdefghijklmnop']);
  });

  it('fits the width with any words that fit, and loses none', () => {
    const words = fc.array(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((word) => !/\s/.test(word)),
    );
    fc.assert(
      fc.property(words, (all) => {
        const lines = wrapText(all.join(' '), { width: 20, first: '  ' });
        expect(lines.map((line) => line.slice(2)).join(' ')).toBe(all.join(' '));
        expect(lines.filter((line) => widthOf(line) > 20)).toEqual([]);
      }),
    );
  });
});

it('counts the columns of a terminal, not characters', () => {
  const texts = ['abc', '漢字', 'e\u0301', '\u{1f600}', '👨‍👩‍👧', 'שלום'];
  expect(texts.map(widthOf)).toEqual([3, 4, 1, 2, 2, 4]);
});

it('paints, or does not', () => {
  expect([painter(true)('good', 'x'), painter(true)('good', ''), painter(false)('good', 'x')]).toEqual([
    '\u001b[1;32mx\u001b[0m',
    '',
    'x',
  ]);
});
