import { type Edit, type Finding, type SourceNode, applyEdits, parseSource, place } from '../src/index.ts';
import { originAt, parsed } from './find-node.ts';

const RULE = { code: 'x', severity: 'error', docs: 'x.md' } as const;

const DOCUMENTS = [
  'a: &x 1 # one\nb: *x\nc: [*x, 2]\n',
  'a: &x { b: 1, c: [2] }\nd: *x\ne: { f: *x, g: 3 }\n',
  'a: &x\n  b: 1\n  c:\n    - 2\n    - 3\nd: *x # again\ne:\n  - f: 1\n    g: *x\n  - *x\nh: 1\n',
  'a: &x { b: 1, c: 2 }\nd: { <<: *x, c: 3, e: 4 }\nf:\n  <<: *x\n  g: 5\nh:\n  i: 6\n  <<: *x\nj: { <<: *x }\n',
  'a: &x [1]\nb: &y { c: *x, d: 2 }\ne: *y\nf: { <<: *y, g: *x }\n',
  'list:\n  - &x\n    a: 1\n  - <<: *x\n    b: 2\n  - *x\nrest: &unused { c: 3 }\n',
];

type Path = readonly (string | number)[];

function pathsIn(node: SourceNode, path: Path = []): readonly { path: Path; node: SourceNode }[] {
  const below =
    node.kind === 'sequence'
      ? node.items.flatMap((item, index) => pathsIn(item, [...path, index]))
      : node.kind === 'mapping'
        ? [...node.entries].flatMap(([key, { value }]) => pathsIn(value, [...path, key]))
        : [];
  return [{ path, node }, ...below];
}

/** The value with another one at the path; undefined removes what is there. */
function changed(root: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(root);
  const entries = Object.entries(root as object).flatMap(([key, value]: [string, unknown]) => {
    if (key !== String(step)) return [[key, value]];
    const after = changed(value, rest, change);
    return after === undefined ? [] : [[key, after]];
  });
  return Array.isArray(root) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

interface Attempt {
  readonly what: string;
  readonly edit: Edit;
  readonly expected: unknown;
}

function attempts(text: string): readonly Attempt[] {
  const document = parsed(text);
  return pathsIn(document.root).flatMap(({ path, node }) => {
    const at = originAt(document, ...path);
    const what = `${path.join('.')} of ${text}`;
    const expect = (change: (value: unknown) => unknown): unknown => changed(document.value, path, change);
    const replace: Attempt = {
      what: `replaces ${what}`,
      edit: { kind: 'replace', at, value: 'new' },
      expected: expect(() => 'new'),
    };
    if (path.length === 0) return [replace];
    const remove: Attempt = {
      what: `removes ${what}`,
      edit: { kind: 'remove', at },
      expected: expect(() => undefined),
    };
    if (node.kind === 'scalar') return [replace, remove];
    const key = node.kind === 'mapping' ? { key: 'added' } : {};
    const insert: Attempt = {
      what: `inserts into ${what}`,
      edit: { kind: 'insert', into: at, ...key, value: 'new' },
      expected: expect((value) =>
        Array.isArray(value)
          ? [...(value as readonly unknown[]), 'new']
          : { ...(value as object), added: 'new' },
      ),
    };
    return [replace, remove, insert];
  });
}

const fixOf = (edit: Edit): ReturnType<typeof place> => {
  const at = edit.kind === 'insert' ? edit.into : edit.at;
  return place({ message: 'm', at, help: 'h', fix: { title: 't', edits: [edit] } }, RULE);
};

describe('fixes of files with aliases', () => {
  it('change the one place that they are about, or are not offered', () => {
    const offered = DOCUMENTS.flatMap((text) =>
      attempts(text).map(({ what, edit, expected }) => {
        const { fix, help } = fixOf(edit);
        if (fix === null) {
          expect(help).toBe('h; --fix leaves it to you: an anchor repeats this text in other places');
          return false;
        }
        const after = parseSource(applyEdits(text, fix.edits), 'network.yaml');
        expect({ what, value: after.value, diagnostics: after.diagnostics }).toEqual({
          what,
          value: expected,
          diagnostics: [],
        });
        return true;
      }),
    );
    // neither all nor none
    expect([offered.filter(Boolean).length, offered.length]).toEqual([81, 216]);
  });

  it.each([
    ['a: &x { b: 1 }\nc: *x\n', ['a', 'b'], null],
    ['a: &x { b: 1 }\nc: *x\n', ['c', 'b'], null],
    ['a: &x { b: 1 }\nc: *x\n', ['c'], 'a: &x { b: 1 }\nc: new\n'],
    ['a: &x { b: 1 }\nc: { <<: *x }\n', ['c', 'b'], null],
    ['a: &x { b: 1 }\nc: { <<: *x, d: 2 }\n', ['c', 'd'], 'a: &x { b: 1 }\nc: { <<: *x, d: new }\n'],
    ['a: &x { b: 1 }\nc: 2\n', ['a', 'b'], 'a: &x { b: new }\nc: 2\n'],
  ])('makes of %j, at %j, %j', (text, path, expected) => {
    const at = originAt(parsed(text), ...path);
    const { fix } = fixOf({ kind: 'replace', at, value: 'new' });
    expect(fix && applyEdits(text, fix.edits)).toBe(expected);
  });
});

describe('the places of what an alias repeats', () => {
  const related = (text: string, ...path: Path): readonly string[] => {
    const at = originAt(parsed(text), ...path);
    const finding: Finding = { message: 'm', at, related: [{ message: 'r', at }] };
    const { range, related: places } = place(finding, RULE);
    return [{ message: 'at', range }, ...places].map(
      (one) => `${one.range?.start.line}:${one.range?.start.column} ${one.message}`,
    );
  };

  it('are that of the alias, and that of the anchor', () => {
    expect(related('a: &x { b: 1 }\nc: *x\n', 'c')).toEqual(['2:4 at', '1:7 written here, as &x', '2:4 r']);
    expect(related('a: &x { b: 1 }\nc: *x\n', 'c', 'b')).toEqual([
      '1:12 at',
      '2:4 repeated here, by *x',
      '2:4 r',
    ]);
    expect(related('a: &x { b: 1 }\nc: { <<: *x }\n', 'c', 'b')).toEqual([
      '1:12 at',
      '2:10 repeated here, by *x',
      '2:10 r',
    ]);
  });

  it('are those of each alias on the way', () => {
    const text = 'a: &x [1]\nb: &y { c: *x }\nd: *y\n';
    expect(related(text, 'd', 'c')).toEqual([
      '2:12 at',
      '1:7 written here, as &x',
      '3:4 repeated here, by *y',
      '3:4 r',
    ]);
    expect(related(text, 'd', 'c', 0)).toEqual([
      '1:8 at',
      '2:12 repeated here, by *x',
      '3:4 repeated here, by *y',
      '3:4 r',
    ]);
  });
});
