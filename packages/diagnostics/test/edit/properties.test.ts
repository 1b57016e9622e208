import fc from 'fast-check';
import {
  type Edit,
  type Origin,
  type EditValue,
  type Source,
  type SourceNode,
  applyEdits,
  parseSource,
  toTextEdits,
} from '../../src/index.ts';
import { yamlDocument } from '../yaml-arbitrary.ts';

/** A node, and the way to it from the root. */
interface Spot {
  readonly path: readonly (string | number)[];
  readonly node: SourceNode;
}

function spotsOf(node: SourceNode, path: Spot['path'] = []): readonly Spot[] {
  const children =
    node.kind === 'sequence'
      ? node.items.flatMap((item, index) => spotsOf(item, [...path, index]))
      : node.kind === 'mapping'
        ? [...node.entries].flatMap(([key, { value }]) => spotsOf(value, [...path, key]))
        : [];
  return [{ path, node }, ...children];
}

/** A copy of `root` in which the value at `path` is what `change` makes of it; undefined removes it. */
function changed(root: unknown, [step, ...rest]: Spot['path'], change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(root);
  if (Array.isArray(root)) {
    return root.flatMap((item: unknown, index) => {
      if (index !== step) return [item];
      const value = changed(item, rest, change);
      return value === undefined ? [] : [value];
    });
  }
  const entries = Object.entries(root as object).flatMap(([key, value]: [string, unknown]) => {
    if (key !== step) return [[key, value]];
    const after = changed(value, rest, change);
    return after === undefined ? [] : [[key, after]];
  });
  return Object.fromEntries(entries) as unknown;
}

const scalar: fc.Arbitrary<EditValue> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[ \-?:,[\]{}#&*!|>'"%@`ab1.\n\t~]{0,8}$/),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const plain: fc.Arbitrary<EditValue> = fc.letrec<{ value: EditValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value;

const written = (source: Source, node: SourceNode): Origin => ({ kind: 'written', source, node });

function afterEdits(
  source: Source,
  edits: readonly Edit[],
): { readonly text: string; readonly value: unknown } {
  const text = applyEdits(source.text, toTextEdits(edits));
  const parsed = parseSource(text, 'after.yaml');
  expect({ text, diagnostics: parsed.diagnostics }).toEqual({ text, diagnostics: [] });
  return { text, value: parsed.value };
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/# kept \d+/g)].map(([comment]) => comment);
}

describe('structural edits', () => {
  const parsed = yamlDocument.map((text) => parseSource(text, 'before.yaml'));

  it('have documents to work on', () => {
    fc.assert(
      fc.property(parsed, ({ diagnostics }) => {
        expect(diagnostics).toEqual([]);
      }),
    );
  });

  it('replace any value, and nothing else', () => {
    fc.assert(
      fc.property(parsed, fc.nat(), plain, ({ source, value }, pick, replacement) => {
        const spots = spotsOf(source.root!);
        const { node, path } = spots[pick % spots.length]!;
        const edits: Edit[] = [{ kind: 'replace', at: written(source, node), value: replacement }];
        expect(afterEdits(source, edits).value).toEqual(changed(value, path, () => replacement));
      }),
      { numRuns: 500 },
    );
  });

  it('remove any entry or item, and nothing else', () => {
    fc.assert(
      fc.property(parsed, fc.nat(), ({ source, value }, pick) => {
        const spots = spotsOf(source.root!).slice(1);
        fc.pre(spots.length > 0);
        const { node, path } = spots[pick % spots.length]!;
        const edits: Edit[] = [{ kind: 'remove', at: written(source, node) }];
        expect(afterEdits(source, edits).value).toEqual(changed(value, path, () => undefined));
      }),
      { numRuns: 500 },
    );
  });

  it('insert into any collection, and change nothing else', () => {
    fc.assert(
      fc.property(
        parsed,
        fc.nat(),
        fc.array(plain, { minLength: 1, maxLength: 2 }),
        ({ source, value }, pick, values) => {
          const spots = spotsOf(source.root!).filter(({ node }) => node.kind !== 'scalar');
          fc.pre(spots.length > 0);
          const { node, path } = spots[pick % spots.length]!;
          const into = written(source, node);
          const edits = values.map((inserted, index): Edit =>
            node.kind === 'mapping'
              ? { kind: 'insert', into, key: `new key ${index}`, value: inserted }
              : { kind: 'insert', into, value: inserted },
          );
          const expected = changed(value, path, (collection) =>
            Array.isArray(collection)
              ? [...(collection as unknown[]), ...values]
              : {
                  ...(collection as object),
                  ...Object.fromEntries(values.map((inserted, index) => [`new key ${index}`, inserted])),
                },
          );
          const after = afterEdits(source, edits);
          expect(after.value).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('change one collection in several ways at once', () => {
    fc.assert(
      fc.property(parsed, fc.nat(), fc.nat(), plain, ({ source, value }, pick, bits, inserted) => {
        const spots = spotsOf(source.root!).filter(({ node }) => node.kind !== 'scalar');
        fc.pre(spots.length > 0);
        const { node, path } = spots[pick % spots.length]!;
        const children =
          node.kind === 'sequence'
            ? node.items
            : node.kind === 'mapping'
              ? [...node.entries.values()].map((entry) => entry.value)
              : [];
        const isRemoved = (index: number): boolean => ((bits >> index) & 1) === 1;
        const edits: Edit[] = children.flatMap((child, index): Edit[] =>
          isRemoved(index) ? [{ kind: 'remove', at: written(source, child) }] : [],
        );
        edits.push({
          kind: 'insert',
          into: written(source, node),
          ...(node.kind === 'mapping' ? { key: 'new' } : {}),
          value: inserted,
        });
        const expected = changed(value, path, (collection) =>
          Array.isArray(collection)
            ? [...(collection as unknown[]).filter((_, index) => !isRemoved(index)), inserted]
            : Object.fromEntries([
                ...Object.entries(collection as object).filter((_, index) => !isRemoved(index)),
                ['new', inserted],
              ]),
        );
        expect(afterEdits(source, edits).value).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('keep every comment when a value is replaced by one of its kind or a value is inserted', () => {
    fc.assert(
      fc.property(parsed, fc.nat(), scalar, ({ source }, pick, replacement) => {
        const spots = spotsOf(source.root!);
        const { node } = spots[pick % spots.length]!;
        const at = written(source, node);
        const edit: Edit =
          node.kind === 'scalar'
            ? { kind: 'replace', at, value: replacement }
            : {
                kind: 'insert',
                into: at,
                ...(node.kind === 'mapping' ? { key: 'new' } : {}),
                value: replacement,
              };
        fc.pre(!/[|>]/.test(source.text));
        expect(comments(afterEdits(source, [edit]).text)).toEqual(comments(source.text));
      }),
      { numRuns: 500 },
    );
  });
});
