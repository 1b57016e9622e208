import fc from 'fast-check';
import { load } from 'js-yaml';
import * as z from 'zod';
import { comment, valuesYaml } from '../src/values-yaml.ts';

describe(valuesYaml, () => {
  it('writes each default below its description', () => {
    const schema = z.strictObject({
      namespace: z.string().default('on').describe('Where the objects live.'),
      image: z
        .strictObject({
          tag: z.string().default('').describe('Tag of the image.'),
          y: z.array(z.int()).default([1]).describe('First.\nSecond.'),
        })
        .prefault({})
        .describe('The image.'),
      labels: z.record(z.string(), z.string()).default({}),
      issuer: z.string().optional().describe('Not there unless given.'),
    });
    expect(valuesYaml(schema)).toBe(
      [
        '# Where the objects live.',
        "namespace: 'on'",
        '',
        '# The image.',
        'image:',
        '  # Tag of the image.',
        "  tag: ''",
        '  # First.',
        '  # Second.',
        "  'y':",
        '    - 1',
        '',
        'labels: {}',
        '',
      ].join('\n'),
    );
  });

  it('is an empty mapping where the chart has no values', () => {
    expect(valuesYaml(z.strictObject({}))).toBe('{}\n');
  });

  it('reads back as the defaults, whatever they and their descriptions hold', () => {
    const printable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u007f'));
    const descriptions = printable.filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));
    // zod reads a missing `valueOf` from the prototype
    const name = printable.filter((text) => !(text in {}));
    const lines = fc.array(printable, { maxLength: 3 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(name, lines, descriptions, (key, value, description) => {
        const leaf = z.string().default(value).describe(description);
        const schema = z.strictObject({
          a: z.strictObject({ [key]: leaf, z: leaf }).prefault({}),
          [key]: leaf,
        });
        expect(load(valuesYaml(schema))).toEqual(schema.parse({}));
      }),
    );
  });
});

describe(comment, () => {
  it('wraps at 100 columns and keeps empty lines', () => {
    const long = Array.from({ length: 30 }, () => 'word').join(' ');
    expect(comment(`${long}\n\nend`)).toBe(
      `# ${Array.from({ length: 20 }, () => 'word').join(' ')}\n# ${Array.from({ length: 10 }, () => 'word').join(' ')}\n#\n# end\n`,
    );
  });

  test.each(['\u0085', '\u2028', '\r', '\u0000'])(
    'refuses a line break that does not look like one',
    (character) => {
      expect(() => comment(`a${character}b: 1`)).toThrow(
        new Error(`a description holds a control character: ${JSON.stringify(`a${character}b: 1`)}`),
      );
    },
  );
});
