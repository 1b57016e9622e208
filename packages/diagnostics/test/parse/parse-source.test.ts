import fc from 'fast-check';
import { type ParsedSource, type SourceNode, parseBytes, parseSource } from '../../src/index.ts';
import { yamlDocument } from '../yaml-arbitrary.ts';

/** Each mistake as `line:column code: message`. */
const mistakes = ({ diagnostics }: ParsedSource): readonly string[] =>
  diagnostics.map(({ range, code, message }) =>
    range === null ? `${code}: ${message}` : `${range.start.line}:${range.start.column} ${code}: ${message}`,
  );

const parse = (text: string): readonly string[] => mistakes(parseSource(text, 'network.yaml'));

function leaves(node: SourceNode): readonly SourceNode[] {
  switch (node.kind) {
    case 'scalar':
      return [node];
    case 'sequence':
      return node.items.flatMap(leaves);
    case 'mapping':
      return [...node.entries.values()].flatMap(({ key, value }) => [key, ...leaves(value)]);
    default:
      return node satisfies never;
  }
}

describe(parseSource, () => {
  it('gives the plain value, in the YAML 1.2 core schema', () => {
    const text =
      'a: [1, 0x1F, 0o17, 1.5, true, ~, null, yes, 2024-01-01, 0123, "1", \'x\']\nb:\n  c: |\n    text\n  d:\n';
    expect(parseSource(text, 'network.yaml').value).toEqual({
      a: [1, 31, 15, 1.5, true, null, null, 'yes', '2024-01-01', 123, '1', 'x'],
      b: { c: 'text\n', d: null },
    });
  });

  it('gives each node its span: with quotes, from the block header, to the closing bracket', () => {
    const text = 'k: "q"\nb: >- # why\n  one\n  two\n\nf: { x: [1, ], y: }\ne:\ns:\n  - z # why\n  -\n';
    const { source } = parseSource(text, 'network.yaml');
    const spans: string[] = [];
    const visit = (node: SourceNode): void => {
      spans.push(`${node.kind} ${node.span.start} ${text.slice(node.span.start, node.span.end)}`);
      if (node.kind === 'sequence') node.items.forEach(visit);
      if (node.kind === 'mapping') for (const { value } of node.entries.values()) visit(value);
    };
    if (source.root?.kind === 'mapping') for (const { value } of source.root.entries.values()) visit(value);
    expect(spans).toEqual([
      'scalar 3 "q"',
      'scalar 10 >- # why\n  one\n  two',
      'mapping 35 { x: [1, ], y: }',
      'sequence 40 [1, ]',
      'scalar 41 1',
      'scalar 49 ',
      'scalar 54 ',
      'sequence 60 - z # why\n  -',
      'scalar 62 z',
      'scalar 73 ',
    ]);
  });

  it('gives spans that read as their values, in any style', () => {
    fc.assert(
      fc.property(yamlDocument, (text) => {
        const { source, diagnostics } = parseSource(text, 'network.yaml');
        expect(diagnostics).toEqual([]);
        for (const leaf of source.root === null ? [] : leaves(source.root)) {
          if (leaf.kind !== 'scalar') continue;
          const written = text.slice(leaf.span.start, leaf.span.end);
          if (/^[|>]/.test(written)) continue;
          const value = written === '' ? null : parseSource(`[${written}]`, 'leaf.yaml').value;
          expect(value).toEqual(written === '' ? null : [leaf.value]);
        }
      }),
    );
  });

  it('names both places of a key that is written twice', () => {
    const { diagnostics } = parseSource('a: 1\nb: { c: 1, "c": 2 }\na: 3\n', 'network.yaml');
    expect(
      diagnostics.map(({ message, range, related }) => [
        message,
        range?.start,
        related.map((first) => first.range.start),
      ]),
    ).toEqual([
      [
        'key "c" is written twice in one mapping',
        { line: 2, column: 12, offset: 16 },
        [{ line: 2, column: 6, offset: 10 }],
      ],
      [
        'key "a" is written twice in one mapping',
        { line: 3, column: 1, offset: 25 },
        [{ line: 1, column: 1, offset: 0 }],
      ],
    ]);
    expect(parseSource('a: 1\na: 2', 'network.yaml').value).toEqual({ a: 1 });
  });

  it('lists all format errors at once, in their order', () => {
    const text = [
      '\ufeffa: &x !t 1 # \u007f',
      'b: *x',
      '<<: { c: 1 }',
      '80: [9007199254740992, -9007199254740993, 9007199254740991]',
      '? [1]',
      ': "\\x07"',
      '__proto__: "\\udc00"',
      '~: \ud800',
      '"<<": \u202efine',
      '*x : 1',
      'n: 1\u0000',
    ].join('\n');
    expect(parse(text)).toEqual([
      '1:1 byte-order-mark: the file starts with a byte order mark',
      '1:8 tag-refused: tag "!t" is refused',
      '1:15 control-character: U+007F is a control character',
      '3:5 merge-without-alias: merge key "<<" names a mapping that is no alias; it merges an alias of a mapping, or a list of them',
      '4:1 non-string-key: key 80 is not a string',
      '4:6 integer-too-large: integer 9007199254740992 cannot be read exactly',
      '4:24 integer-too-large: integer -9007199254740993 cannot be read exactly',
      '5:3 non-string-key: a sequence cannot be a key; a key is a string',
      '6:3 control-character: U+0007 is a control character',
      '7:1 reserved-key: key "__proto__" is refused',
      '7:12 lone-surrogate: U+DC00 is half of a surrogate pair',
      '8:1 non-string-key: key ~ is not a string',
      '8:4 lone-surrogate: U+D800 is half of a surrogate pair',
      '9:7 control-character: U+202E is a control character',
      '10:1 non-string-key: an alias cannot be a key; a key is written out',
      '11:5 control-character: U+0000 is a control character',
    ]);
  });

  it.each([
    ['a: b: c', ['1:5 yaml-syntax: this is not valid YAML: bad indentation of a mapping entry']],
    [
      'a: [1',
      ['1:6 yaml-syntax: this is not valid YAML: unexpected end of the stream within a flow collection'],
    ],
    ['a: 1\r\n b: 2', ['2:3 yaml-syntax: this is not valid YAML: bad indentation of a mapping entry']],
    ['', ['1:1 empty-document: the file holds no document']],
    ['# nothing\n---\n', ['1:1 empty-document: the file holds no document']],
    ['---\na: 1\n...\n', []],
    ['a: 1\n--- # why\nb: 1\n', ['2:1 several-documents: the file holds more than one document']],
    ['---\n---\na: 1', ['1:1 several-documents: the file holds more than one document']],
    ['%YAML 1.1\n---\na: 1', ['1:1 directive-refused: directive "%YAML 1.1" is refused']],
    ['a: ~\n', []],
    [`${'['.repeat(64)}${']'.repeat(64)}`, []],
    [`${'['.repeat(65)}${']'.repeat(65)}`, ['1:65 too-deep: values are nested more than 64 levels deep']],
    ['['.repeat(2000), ['1:66 too-deep: values are nested more than 64 levels deep']],
    ['- '.repeat(2000), ['1:133 too-deep: values are nested more than 64 levels deep']],
    ['a: "\\UFFFFFFFF"', ['1:4 control-character: \\UFFFFFFFF is not a Unicode character']],
    ['a: "\\\\UFFFFFFFF \\t\\n"', []],
    [`a: ${'9'.repeat(400)}`, [`1:4 integer-too-large: integer ${'9'.repeat(40)}… cannot be read exactly`]],
  ])('reads %j with the mistakes %j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    ['a: &x [1, { b: 2 }]\nc: *x\n', { a: [1, { b: 2 }], c: [1, { b: 2 }] }],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a: &x\nb: *x\n', { a: null, b: null }],
    ['&k a: b\nc: *k\n', { a: 'b', c: 'a' }],
    ['a: &x { b: &y [1], c: *y }\nd: *x\n', { a: { b: [1], c: [1] }, d: { b: [1], c: [1] } }],
    ['a: &x { b: 1, c: 2 }\nd: { c: 3, <<: *x }\n', { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } }],
    ['a: &x\n  b: 1\nd:\n  <<: *x\n  c: 3\n', { a: { b: 1 }, d: { c: 3, b: 1 } }],
    [
      'a: &x { b: 1 }\nc: &y { b: 2, d: 3 }\ne: { <<: [*x, *y] }\n',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    [
      'a: &x { b: 1 }\nc: &y { <<: *x, d: 3 }\ne: { <<: *y }\n',
      { a: { b: 1 }, c: { b: 1, d: 3 }, e: { b: 1, d: 3 } },
    ],
    ['"<<": 1\n', { '<<': 1 }],
  ])('gives in %j the value of its anchor to each alias', (text, value) => {
    expect(parse(text)).toEqual([]);
    expect(parseSource(text, 'network.yaml').value).toEqual(value);
  });

  it('gives what an alias repeats a value of its own: an origin belongs to one place', () => {
    const { value } = parseSource('a: &x { b: [1] }\nc: *x\n', 'network.yaml');
    const { a, c } = value as { readonly a: object; readonly c: object };
    expect(c).toEqual(a);
    expect(c).not.toBe(a);
  });

  it.each([
    ['a: *x\nb: &x 1\n', ['1:4 alias-unknown: alias "*x" has no anchor "&x" before it']],
    [
      'a: &grafana 1\nb: *grafanna\n',
      ['2:4 alias-unknown: alias "*grafanna" has no anchor "&grafanna" before it; did you mean "*grafana"?'],
    ],
    ['a: &x [*x]\n', ['1:8 alias-circular: alias "*x" stands inside the value of its own anchor']],
    ['a: &x {}\n*x : 1\n', ['2:1 non-string-key: an alias cannot be a key; a key is written out']],
    [
      'a: &x { b: 1 }\nc: { <<: *x, <<: *x }\n',
      ['2:14 duplicate-key: key "<<" is written twice in one mapping'],
    ],
    [
      'a: &x [1]\nb: { <<: *x }\n',
      [
        '2:10 merge-without-alias: merge key "<<" names an alias of a sequence; it merges an alias of a mapping, or a list of them',
      ],
    ],
    ['b: { <<: *x }\n', ['1:10 alias-unknown: alias "*x" has no anchor "&x" before it']],
    [
      `a: &x ${'['.repeat(40)}${']'.repeat(40)}\nb: ${'['.repeat(40)}*x${']'.repeat(40)}\n`,
      ['2:44 too-deep: with the value of alias "*x" values are nested more than 64 levels deep'],
    ],
    [`a: &x ${'['.repeat(32)}${']'.repeat(32)}\nb: ${'['.repeat(31)}*x${']'.repeat(31)}\n`, []],
  ])('finds in %j the mistakes %j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it('stops at the alias by which too many values are repeated, once', () => {
    const bomb = Array.from({ length: 9 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`));
      return `a${level}: &a${level} [${items.join(', ')}]\n`;
    }).join('');
    expect(parse(bomb)).toEqual([
      '6:10 alias-too-large: alias "*a4" brings what aliases repeat to more than 100,000 values',
    ]);
    let number = 0;
    const merges = `a: &a { ${Array.from({ length: 400 }, (_, index) => `k${index}: 1`).join(', ')} }\n${'- { <<: *a }\n'.repeat(300).replaceAll(/^- /gm, () => `b${(number += 1)}: `)}`;
    expect(parse(merges).map((mistake) => mistake.replace(/:.*/, ''))).toEqual(['251']);
  });

  it('lists at most 100 mistakes, and counts the rest', () => {
    const { diagnostics } = parseSource('- *a\n'.repeat(1000), 'network.yaml');
    expect(diagnostics).toHaveLength(101);
    expect(
      mistakes({
        source: { file: '', text: '', root: null },
        value: null,
        diagnostics: diagnostics.slice(99),
      }),
    ).toEqual([
      '100:3 alias-unknown: alias "*a" has no anchor "&a" before it',
      'too-many-mistakes: 900 more format errors are not listed',
    ]);
  });

  it('reads 16 MiB and refuses more, in bytes or in values', () => {
    const mebibytes = 16 * 1024 * 1024;
    expect(parse(`a: ${'x'.repeat(mebibytes - 3)}`)).toEqual([]);
    expect(parse(`a: ${'x'.repeat(mebibytes - 2)}`)).toEqual(['too-large: the file is larger than 16 MiB']);
    expect(parse(`a: ${'ä'.repeat(mebibytes / 2)}`)).toEqual(['too-large: the file is larger than 16 MiB']);
    expect(parse(`[${'a,'.repeat(2_000_000)}]`)).toEqual([
      'too-large: the file may hold more than 2,000,000 values',
    ]);
  });

  it('throws for no text, and keeps every place inside it', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        '-',
        ' ',
        '  ',
        '\n',
        '\r',
        ': ',
        ':',
        '- ',
        '? ',
        ', ',
        '[',
        ']',
        '{',
        '}',
        '#',
        ' #',
        '&a ',
        '*a',
        '!t ',
        '|',
        '>',
        '"',
        "'",
      ],
      ...[
        '\\',
        '%',
        '@',
        '`',
        '~',
        '---',
        '...',
        '\t',
        '<<',
        '\u0000',
        '\ufeff',
        '\ud800',
        '\u{1f600}',
        '\\x',
        '\\U0011ffff',
        '0x',
        '1',
        'é',
      ],
    );
    const yamlish = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    const mutated = fc
      .tuple(yamlDocument, fc.nat(), fc.nat({ max: 4 }), fc.array(pieces, { maxLength: 3 }))
      .map(([text, at, length, parts]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + parts.join('') + text.slice(start + length);
      });
    const any = fc.oneof(fc.string({ unit: 'binary' }), yamlish, mutated);
    fc.assert(
      fc.property(any, (text) => {
        const { source, diagnostics } = parseSource(text, 'network.yaml');
        for (const { range, related } of diagnostics) {
          for (const place of [range, ...related.map((other) => other.range)]) {
            if (place === null) continue;
            expect(place.start.offset).toBeGreaterThanOrEqual(0);
            expect(place.end.offset).toBeGreaterThanOrEqual(place.start.offset);
            expect(place.end.offset).toBeLessThanOrEqual(text.length);
          }
        }
        const visit = (node: SourceNode, within: SourceNode): void => {
          expect(node.span.start).toBeGreaterThanOrEqual(within.span.start);
          expect(node.span.end).toBeGreaterThanOrEqual(node.span.start);
          expect(node.span.end).toBeLessThanOrEqual(within.span.end);
          if (node.kind === 'sequence') for (const item of node.items) visit(item, node);
          if (node.kind === 'mapping') for (const { value } of node.entries.values()) visit(value, node);
        };
        if (source.root !== null) {
          visit(source.root, source.root);
          expect(source.root.span.end).toBeLessThanOrEqual(text.length);
        } else {
          expect(diagnostics).not.toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe(parseBytes, () => {
  const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
    );

  it('reads UTF-8', () => {
    const { value, source } = parseBytes(bytes('name: häuschen \ufffd'), 'network.yaml');
    expect([value, source.text]).toEqual([{ name: 'häuschen \ufffd' }, 'name: häuschen \ufffd']);
  });

  it('shows the first bytes that are not UTF-8', () => {
    const latin = parseBytes(bytes('a: \ufffd\nb: ', [0xe4], 'x\nc: ', [0xff]), 'network.yaml');
    expect(mistakes(latin)).toEqual(['2:4 not-utf8: the file is not encoded in UTF-8']);
    expect(latin.value).toBeNull();
  });

  it('sees a byte order mark, and refuses too many bytes before it decodes them', () => {
    expect(mistakes(parseBytes(bytes('\ufeffa: 1'), 'network.yaml'))).toEqual([
      '1:1 byte-order-mark: the file starts with a byte order mark',
    ]);
    expect(mistakes(parseBytes(new Uint8Array(20 * 1024 * 1024), 'network.yaml'))).toEqual([
      'too-large: the file is larger than 16 MiB',
    ]);
  });
});
