import {
  type Diagnostic,
  type Finding,
  parseSource,
  type Place,
  place,
  printHuman,
  widthOf,
} from '../../src/index.ts';
import { originAt, parsed } from '../find-node.ts';

const pools = parsed(`\
lan:
  hosts:
    - { name: pve1, address: 192.168.7.233 }

loadBalancer:
  # MetalLB
  pools:
    - { name: lan, addresses: [192.168.7.230-192.168.7.235] }
`);

const overlap: Finding = {
  message: 'pool "lan" 192.168.7.230-192.168.7.235 holds host "pve1" (192.168.7.233)',
  at: originAt(pools, 'loadBalancer', 'pools', 0, 'addresses', 0),
  related: [{ message: 'host "pve1"', at: originAt(pools, 'lan', 'hosts', 0, 'address') }],
  help: 'move the pool or the host',
  fix: {
    title: 'end the pool at 192.168.7.232',
    edits: [
      {
        kind: 'replace',
        at: originAt(pools, 'loadBalancer', 'pools', 0, 'addresses', 0),
        value: '192.168.7.230-192.168.7.232',
      },
    ],
  },
};

const rule = { code: 'pool-overlaps-host', severity: 'error', docs: 'x.md' } as const;

const print = (text: string): string => {
  const { source, diagnostics } = parseSource(text, 'network.yaml');
  return printHuman(diagnostics, { sources: [source], color: false });
};

/** The frame of the first diagnostic: its line and its carets. */
const frame = (text: string): readonly string[] => print(text).split('\n').slice(3, 5);

describe(printHuman, () => {
  it('shows both places in frames of their own, what helps and where it is explained', () => {
    expect(printHuman([place(overlap, rule)], { sources: [pools.source], color: false })).toBe(`\
error[pool-overlaps-host]: pool "lan" 192.168.7.230-192.168.7.235 holds host "pve1" (192.168.7.233)
 --> network.yaml:8:32
  |
8 |     - { name: lan, addresses: [192.168.7.230-192.168.7.235] }
  |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: network.yaml:3:30
  |
3 |     - { name: pve1, address: 192.168.7.233 }
  |                              ------------- host "pve1"
  |
  = help: move the pool or the host
  = fix: end the pool at 192.168.7.232 (--fix does it)
  = explain: netloom explain pool-overlaps-host

1 error in network.yaml; 1 fixable with --fix
`);
  });

  it('colours only when asked', () => {
    const printed = printHuman([place(overlap, rule)], { sources: [pools.source], color: true });
    expect(printed.split('\n').slice(0, 5)).toEqual([
      '\u001b[1;31merror[pool-overlaps-host]\u001b[0m\u001b[1m: pool "lan" 192.168.7.230-192.168.7.235 holds host "pve1" (192.168.7.233)\u001b[0m',
      ' \u001b[1;34m-->\u001b[0m network.yaml:8:32',
      '\u001b[1;34m  |\u001b[0m',
      '\u001b[1;34m8 |\u001b[0m     - { name: lan, addresses: [192.168.7.230-192.168.7.235] }',
      `\u001b[1;34m  |\u001b[0m ${' '.repeat(31)}\u001b[1;31m${'^'.repeat(27)}\u001b[0m`,
    ]);
  });

  it('aligns the line numbers of one diagnostic, and sorts by place', () => {
    expect(print(`a: 1\n${'# x\n'.repeat(8)}a: *b\n`)).toBe(`\
error[duplicate-key]: key "a" is written twice in one mapping
  --> network.yaml:10:1
   |
10 | a: *b
   | ^
  ::: network.yaml:1:1
   |
 1 | a: 1
   | - first written here
   |
   = help: remove one of the two
   = explain: netloom explain duplicate-key

error[alias-unknown]: alias "*b" has no anchor "&b" before it
  --> network.yaml:10:4
   |
10 | a: *b
   |    ^^
   |
   = help: write the anchor before its first alias; quotes make the text a string
   = explain: netloom explain alias-unknown

2 errors in network.yaml
`);
  });

  it('names a place of which it has no text, and prints what has no place', () => {
    const lost: Diagnostic = {
      ...place(overlap, rule),
      severity: 'info',
      range: null,
      related: [],
      help: null,
      fix: null,
    };
    expect(
      printHuman(
        [place({ ...overlap, fix: { title: 'x', edits: [] } }, { ...rule, severity: 'warning' }), lost],
        { sources: [], color: false },
      ),
    ).toBe(`\
info[pool-overlaps-host]: pool "lan" 192.168.7.230-192.168.7.235 holds host "pve1" (192.168.7.233)
  = explain: netloom explain pool-overlaps-host

warning[pool-overlaps-host]: pool "lan" 192.168.7.230-192.168.7.235 holds host "pve1" (192.168.7.233)
 --> network.yaml:8:32
 ::: network.yaml:3:30 host "pve1"
  |
  = help: move the pool or the host
  = fix: x (--fix does it)
  = explain: netloom explain pool-overlaps-host

1 warning, 1 info in network.yaml; 1 fixable with --fix
`);
  });

  it('prints a line where there are no findings', () => {
    const sources = ['a.yaml', 'b.yaml'].map((file) => ({ file, text: '', root: null }));
    expect(printHuman([], { sources, color: false })).toBe('a.yaml, b.yaml: no findings\n');
    const many = Array.from({ length: 11 }, (_, index) => parseSource('a: 1\n', `${index}.yaml`).source);
    expect(printHuman([], { sources: many, color: false })).toBe('11 files: no findings\n');
    const diagnostic = place(overlap, { code: 'pool-overlaps-host', severity: 'error', docs: 'x.md' });
    if (diagnostic.range === null) throw new Error('what is written has a place');
    const waiver = { reason: 'known', until: '2026-12-31', range: diagnostic.range };
    expect(printHuman([], { sources, color: false, waived: [{ diagnostic, waiver }] })).toBe(
      'a.yaml, b.yaml: no findings; 1 waived\n',
    );
  });

  it('counts the files', () => {
    const inFile = (file: string): Diagnostic => {
      const { diagnostics } = parseSource('', file);
      const [diagnostic] = diagnostics;
      if (diagnostic === undefined) throw new Error('an empty file has a mistake');
      return diagnostic;
    };
    const printed = printHuman([inFile('b.yaml'), inFile('a.yaml')], { sources: [], color: false });
    expect(printed.split('\n').filter((line) => /^ -->|^\d/.test(line))).toEqual([
      ' --> a.yaml:1:1',
      ' --> b.yaml:1:1',
      '2 errors in 2 files',
    ]);
  });

  it('cuts wide lines around the place', () => {
    expect(frame(`a: [${'x'.repeat(200)}, *b, ${'y'.repeat(200)}]`)).toEqual([
      `1 | …${'x'.repeat(58)}, *b, ${'y'.repeat(38)}…`,
      `  | ${' '.repeat(61)}^^`,
    ]);
    expect(frame(`a: !${'z'.repeat(200)} x`)).toEqual([
      `1 | a: !${'z'.repeat(79)}…`,
      `  |    ${'^'.repeat(40)}`,
    ]);
  });

  it('keeps the caret below its place behind tabs, wide characters and accents', () => {
    expect(frame('漢字é\u{1f600}:\t*b')).toEqual(['1 | 漢字é\u{1f600}:    *b', `  | ${' '.repeat(12)}^^`]);
    expect(frame('e\u0301: *b')).toEqual(['1 | e\u0301: *b', '  |    ^^']);
  });

  it('marks an empty place, the end of the file and the first line of many', () => {
    expect(frame('a:\n  - [1')).toEqual(['2 |   - [1', '  |       ^']);
    const all = printHuman([place({ message: 'x', at: originAt(pools, 'lan') }, rule)], {
      sources: [pools.source],
      color: false,
    });
    expect(all.split('\n').slice(3, 5)).toEqual(['2 |   hosts:', '  |   ^^^^^^']);
  });

  it('lets no control character of the input reach the terminal', () => {
    const printed = print('"\\x1b[2J": 1\n"\\x1b[2J": \u009b31m\u202e\u0000\n# \u2028\r');
    expect(printed).toContain('error[duplicate-key]: key "<U+001B>[2J" is written twice in one mapping');
    expect(printed).toContain('2 | "\\x1b[2J": <U+009B>31m<U+202E><U+0000>');
    expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u2028\u202e]/u);
    const named = printHuman([{ ...place(overlap, rule), message: 'a\nerror[x]: b', help: '\u001b[0m' }], {
      sources: [],
      color: false,
    });
    expect(named.split('\n')[0]).toBe('error[pool-overlaps-host]: a<U+000A>error[x]: b');
    expect(named).toContain('= help: <U+001B>[0m');
  });
});

describe('findings on a terminal', () => {
  it('fit the width: messages, frames and what is beside them', () => {
    const printed = printHuman([place(overlap, rule)], { sources: [pools.source], color: false, width: 40 });
    expect(printed).toBe(`\
error[pool-overlaps-host]: pool "lan"
  192.168.7.230-192.168.7.235 holds host
  "pve1" (192.168.7.233)
 --> network.yaml:8:32
  |
8 | …s: [192.168.7.230-192.168.7.235] }
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: network.yaml:3:30
  |
3 | …ve1, address: 192.168.7.233 }
  |                -------------
  |   host "pve1"
  |
  = help: move the pool or the host
  = fix: end the pool at 192.168.7.232
    (--fix does it)
  = explain: netloom explain
    pool-overlaps-host

1 error in network.yaml; 1 fixable with
  --fix
`);
  });

  it.each([40, 61, 80, 200])(
    'keep the caret below its place in %i columns, whatever a line holds',
    (width) => {
      const { source, diagnostics } = parseSource(
        `a: [${'漢'.repeat(60)}, "${'\u{1f600}'.repeat(40)}", *b, ${'y'.repeat(200)}]`,
        'network.yaml',
      );
      const lines = printHuman(diagnostics, { sources: [source], color: false, width }).split('\n');
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      const [line = '', marks = ''] = lines.slice(lines.findIndex((one) => one.startsWith('1 |')));
      expect(widthOf(line.slice(0, line.indexOf('*b')))).toBe(marks.indexOf('^'));
    },
  );

  it('fold what is long, and say so', () => {
    const { source } = parseSource('a: 1\n'.repeat(9), 'network.yaml');
    const at = (line: number): Place => {
      const position = { line, column: 1, offset: (line - 1) * 5 };
      return {
        file: 'network.yaml',
        start: position,
        end: { ...position, column: 2, offset: position.offset + 1 },
      };
    };
    const one = { ...place(overlap, rule), fix: null, help: null };
    const related = [2, 3, 4, 5, 6].map((line) => ({ message: `here ${line}`, range: at(line) }));
    const all = [1, 2, 3, 4, 5, 6, 7].map((line): Diagnostic => ({
      ...one,
      range: at(line),
      related: line === 1 ? related : [],
    }));
    const options = { sources: [source], color: false, width: 60 } as const;
    const folded = printHuman(all, { ...options, unfold: '--verbose' });
    expect(folded).toContain(' ::: and 2 more places\n');
    expect(folded).toContain(
      '\nerror[pool-overlaps-host]: 4 more like these in\n  network.yaml, at lines 4, 5, 6, 7\n',
    );
    expect(folded).toMatch(/\n7 errors in network\.yaml; --verbose shows all\n$/);
    for (const whole of [
      printHuman(all, options),
      printHuman(all, { ...options, width: null, unfold: 'x' }),
    ]) {
      expect(whole.match(/^error/gm)).toHaveLength(7);
      expect(whole).not.toMatch(/more|shows all/);
    }
  });

  it('have the worst of a file first', () => {
    const one = place(overlap, rule);
    const at = (offset: number): Place | null =>
      one.range && { ...one.range, start: { ...one.range.start, offset } };
    const all: readonly Diagnostic[] = [
      { ...one, code: 'a', severity: 'info', range: at(1) },
      { ...one, code: 'b', severity: 'warning', range: at(2) },
      { ...one, code: 'c', severity: 'error', range: at(3) },
    ];
    const printed = printHuman(all, { sources: [], color: false });
    expect(printed.match(/^[a-z]+\[[abc]\]/gm)).toEqual(['error[c]', 'warning[b]', 'info[a]']);
  });
});
