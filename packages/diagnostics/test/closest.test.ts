import fc from 'fast-check';
import { closest } from '../src/index.ts';

describe(closest, () => {
  it.each([
    ['adresses', ['address', 'addresses', 'autoAssign'], 'addresses'],
    ['nmae', ['node', 'name'], 'name'],
    ['podcidr', ['podCidr'], 'podCidr'],
    ['pods', ['pod', 'any'], 'pod'],
    ['lan', ['wan', 'lam'], 'wan'],
    ['internett', ['internet'], 'internet'],
    ['x', ['y', 'z'], null],
    ['foo', ['bar', 'quux'], null],
    ['', ['a'], null],
    ['lan', ['lan'], null],
    ['x'.repeat(101), ['x'.repeat(100)], null],
  ])('answers %j among %j with %j', (word, known, answer) => {
    expect(closest(word, known)).toBe(answer);
  });

  it('finds a word of four letters or more after one mistake of typing', () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.stringMatching(/^[A-Z]$/), (right, pick, letter) => {
        const at = pick % right.length;
        const mistakes = [
          right.slice(0, at) + right.slice(at + 1),
          right.slice(0, at) + letter + right.slice(at),
          right.slice(0, at) + letter + right.slice(at + 1),
          right.slice(0, at) +
            right
              .slice(at, at + 2)
              .split('')
              .reverse()
              .join('') +
            right.slice(at + 2),
        ];
        for (const wrong of mistakes.filter((mistake) => mistake !== right)) {
          expect(closest(wrong, [right])).toBe(right);
        }
      }),
    );
  });
});
