import { goRegexpReader, type GoRegexp } from '@netloom/go-regexp';
import { ensureTool } from '@netloom/toolchain';
import { execa } from 'execa';
import fc from 'fast-check';
import { describeWithProgram, findProgram } from './support/program.ts';

// the same patterns each time; another seed is another set of them
const SEED = Number(process.env.NETLOOM_SEED ?? 20_261_128);
const PATTERNS = 20_000;
const GO = /^go1\.26(?!\d)/;

/** Pieces of patterns: what both dialects have, what only one has, and what neither has. */
const PIECES = [
  ...[
    'a',
    'b',
    'k',
    'K',
    's',
    'é',
    'ÿ',
    '/',
    '.',
    '-',
    '_',
    '~',
    ',',
    ':',
    '<',
    '>',
    '=',
    '!',
    '0',
    '1',
    '9',
  ],
  ...['^', '$', '|', '(', ')', '(?:', '(?i)', '(?s)', '(?m)', '(?U)', '(?-i:', '(?i-s:', '(?)', '(?'],
  ...['(?P<n>', '(?<n>', '(?P<m>', '(?P<a b>', '(?P=n)', '(?=', '(?!', '(?<=', '(?<!', '(?i', '(?#'],
  ...[
    '[',
    '[^',
    ']',
    '[a-',
    '-]',
    '&&',
    '--',
    '[:alpha:]',
    '[[:digit:]]',
    '[[:^word:]]',
    '[[:foo:]]',
    '[:foo:]',
  ],
  ...['*', '+', '?', '{', '}', '{2}', '{2,}', '{2,3}', '{,3}', '{0}', '{3,2}', '{01}', '{1000}', '{1001}'],
  ...[
    '\\',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\b',
    '\\B',
    '\\A',
    '\\z',
    '\\Z',
    '\\C',
    '\\Q',
    '\\E',
    '\\R',
    '\\X',
  ],
  ...[
    '\\x',
    '\\x4',
    '\\x41',
    '\\x{41}',
    '\\x{e9}',
    '\\x{}',
    '\\x{110000}',
    '\\0',
    '\\101',
    '\\1',
    '\\8',
    '\\07',
  ],
  ...[
    '\\/',
    '\\-',
    '\\.',
    '\\_',
    '\\i',
    '\\k<n>',
    '\\n',
    '\\t',
    '\\a',
    '\\e',
    '\\v',
    '\\cA',
    '\\u0041',
    '\\<',
  ],
  ...[
    '\\pL',
    '\\PL',
    '\\p{Lu}',
    '\\p{^Lu}',
    '\\P{^Lu}',
    '\\p{Greek}',
    '\\pN',
    '\\p{Any}',
    '\\p',
    '\\p{',
    '\\pX',
  ],
];

/** Names of classes, of which Go knows some: whole, in other letters, with signs between, and its own aliases. */
const NAMES = [
  ...[
    'Letter',
    'ASCII',
    'lu',
    'L u',
    'l-u',
    'LC',
    'Alphabetic',
    'White_Space',
    'Lowercase',
    'Script=Greek',
    'Latn',
  ],
  ...[
    'Lowercase_Letter',
    'digit',
    'punct',
    'cntrl',
    'Cn',
    'Assigned',
    'unassigned',
    'Old_Italic',
    'OldItalic',
  ],
  ...[
    'Adlam',
    'Garay',
    'Sidetic',
    'Han',
    'InGreek',
    'IsGreek',
    'Emoji',
    'constructor',
    '__proto__',
    '',
    '^',
    '^^L',
  ],
];

const INPUTS = [
  ...[
    '',
    '/',
    '/a',
    '/ab',
    '/A',
    '/aab/b',
    '/x/admin',
    'aa',
    '/K',
    '/k',
    '/s',
    '/1',
    '/9-',
    '/_a',
    '/a-b',
    '/.',
  ],
  ...[
    '/a\nb',
    '/é',
    '/É',
    '/ÿŸ',
    '/ſ',
    '/\u212a',
    '/αβ',
    '/😀',
    '/]',
    '/\\',
    '/{2}',
    '/:l',
    '/(?P<n>',
    '/\u0007',
  ],
];

const piece = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES).map((name) => `\\p{${name}}`) },
);
const pattern = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join('')),
  // short ones are more often valid.
  fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  // what a path of a network file may be.
  fc.string({
    unit: fc.constantFrom(...Array.from('ab/.-[]()^$*+?{}|\\dpLiP<n>,1')),
    minLength: 1,
    maxLength: 14,
  }),
);

interface Answer {
  readonly error: string;
  readonly matches: readonly boolean[];
}

const program = await findProgram(() => ensureTool('regexp-oracle'));

describeWithProgram(program, `Go's regular expressions (seed ${SEED})`, (oracle) => {
  const ask = async (patterns: readonly string[], inputs: readonly string[]): Promise<readonly Answer[]> => {
    const input = patterns.map((one) => JSON.stringify({ pattern: one, inputs })).join('\n');
    const { stdout } = await execa(oracle, { input, maxBuffer: 1e9 });
    return stdout.split('\n').map((line) => JSON.parse(line) as Answer);
  };
  const read = goRegexpReader();

  beforeAll(async () => {
    const { stdout } = await execa(oracle, ['version']);
    if (!GO.test(String(JSON.parse(stdout)))) {
      process.stderr.write(`compared with ${stdout}, while cloudflared is built with Go 1.26\n`);
    }
  });

  it('are valid here where Go compiles them, and found in the same texts', async () => {
    const patterns = [...new Set(fc.sample(pattern, { seed: SEED, numRuns: PATTERNS }))];
    const answers = await ask(patterns, INPUTS);
    const differences = patterns.flatMap((one, index) =>
      differencesOf(read(one), { pattern: one, answer: answers[index]! }),
    );
    expect(differences).toEqual([]);
    const valid = answers.filter(({ error }) => error === '').length;
    expect([valid, answers.length - valid].map((count) => count > PATTERNS / 10)).toEqual([true, true]);
  }, 120_000);

  it('have the classes that Go has, and of Latin letters the same in each', async () => {
    const { stdout } = await execa(oracle, ['names']);
    const names = Object.keys(JSON.parse(stdout) as Readonly<Record<string, string>>);
    const letters = Array.from({ length: 0x180 }, (_, code) => String.fromCodePoint(code));
    const patterns = [...names, ...NAMES].flatMap((name) => [`^\\p{${name}}$`, `^(?i)\\P{${name}}$`]);
    const answers = await ask(patterns, letters);
    const differences = patterns.flatMap((one, index) =>
      differencesOf(read(one), { pattern: one, answer: answers[index]!, inputs: letters }),
    );
    expect(names.length).toBeGreaterThan(150);
    expect(differences).toEqual([]);
  });

  /** null is no difference where Unicode's version may decide: it says that there may be one. */
  function differencesOf(
    regexp: GoRegexp,
    asked: { readonly pattern: string; readonly answer: Answer; readonly inputs?: readonly string[] },
  ): readonly string[] {
    const { pattern: text, answer, inputs = INPUTS } = asked;
    // only what is long is not read.
    if (regexp.kind === 'unsure') {
      return text.includes('{1000}') ? [] : [`${text} is not read: ${regexp.why}`];
    }
    if (regexp.kind === 'invalid') {
      return answer.error === '' ? [`${text} is valid in Go, not: ${regexp.why}`] : [];
    }
    if (answer.error !== '') return [`${text} is valid here, but Go says: ${answer.error}`];
    return inputs.flatMap((input, index) => {
      const found = regexp.test(input);
      const mayDiffer = /[\u{180}-\u{10ffff}]/u.test(input);
      return found === answer.matches[index] || (found === null && mayDiffer)
        ? []
        : [`${text} in ${input}: here ${found}`];
    });
  }
});
