import { plain, readForm, withoutOrigin } from '@netloom/chart-kit';
import { differenceOf, pairsIn, treesIn, variantsOf, type FormPair } from '@netloom/chart-kit/testing';
import { networkIn } from '@netloom/network-model/testing';
import fc from 'fast-check';
import { VALUES_FORM } from '../../src/form/values-form.ts';
import { netloomDrawing } from '../../src/netloom-drawing.ts';
import { NetloomValues } from '../../src/values.ts';

const FOLDERS = [
  'networks/homelab',
  'examples/as-documented',
  'examples/dual-stack-bgp',
  'examples/minimal',
] as const;
const values = FOLDERS.map((folder) => plain(netloomDrawing.toValues(networkIn(folder), withoutOrigin)));
/** Each once: the same policies and labels are in the values of many charts. */
const trees = [
  ...new Map(
    [...values, NetloomValues.parse({})]
      .flatMap(treesIn)
      .map((tree) => [JSON.stringify(tree), tree] as const)
      .filter(([text]) => text.length < 400),
  ).values(),
];
const leaves = trees.flatMap((tree) => Object.values(tree)).filter((value) => typeof value !== 'object');

/** What the conditions of the schemas refuse, and the same without that. */
const OBJECTS = [
  ...[{}, { serviceSelectors: [{}] }, { serviceSelectors: [] }].flatMap((more) =>
    [{}, { aggregationLength: 24 }, { aggregationLength: 32 }, { aggregationLengthV6: 64 }].map(
      (lengths) => ({
        ...more,
        ...lengths,
      }),
    ),
  ),
  ...[
    {},
    { subnetRouter: { advertiseRoutes: ['10.0.0.0/8'] } },
    { appConnector: {} },
    { exitNode: true },
  ].flatMap((role) =>
    [
      {},
      { exitNode: true },
      { exitNode: false },
      { hostname: 'aa' },
      { hostname: 'aa', replicas: 2 },
      { hostname: 'aa', hostnamePrefix: 'a' },
      { hostnamePrefix: 'a', replicas: 2 },
      { appConnector: { routes: [] } },
    ].map((more) => ({ ...role, ...more })),
  ),
];

const SCALARS: readonly unknown[] = [
  ...new Set([
    ...[undefined, null, true, false],
    ...[
      -1, 0, 1, 2, 7, 8, 9, 10, 11, 32, 33, 128, 129, 254, 255, 256, 16384, 16385, 60000, 60001, 65535, 65536,
    ],
    ...[2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53, 0.5, -0, Number.NaN, Infinity],
    ...['', 'a', 'a b', 'a\n', '-a', 'A', '10.0.0.1/8', '10.0.0.0/8', 'tag:a', '<a>'],
    ...[18, 63, 64, 253, 254, 256, 257, 512, 513].map((length) => 'a'.repeat(length)),
    ...leaves,
  ]),
];
const COLLECTIONS: readonly unknown[] = [...OBJECTS, ...trees, ...trees.flatMap(variantsOf)];

/** What could be taken wrongly: a text is tried with few collections, and a collection with few texts. */
function candidatesFor({ form }: FormPair): readonly unknown[] {
  const inner = 'of' in form && form.kind !== 'list' ? form.of : form;
  return ['object', 'list', 'map'].includes(inner.kind)
    ? [...SCALARS.slice(0, 8), ...COLLECTIONS]
    : [...SCALARS, ...COLLECTIONS.slice(0, 20)];
}

describe('the form of the values', () => {
  const whole = { path: '', schema: NetloomValues, form: VALUES_FORM };
  const all = [...new Map(pairsIn(whole).map((pair) => [pair.schema, pair])).values()];

  it.each(FOLDERS.map((folder, index) => [folder, values[index]] as const))(
    'reads those of %s as their schema does',
    (_, value) => {
      expect(readForm(VALUES_FORM, value)).toEqual(NetloomValues.parse(value));
    },
  );

  it('has a form for each schema', () => {
    expect(all.length).toBeGreaterThan(500);
  });

  it('takes in every place what the schema takes there, makes the same of it, and refuses what that refuses', () => {
    const differences = all.flatMap((pair) =>
      candidatesFor(pair).flatMap((value) => differenceOf(value, pair) ?? []),
    );
    expect(differences).toEqual([]);
  });

  it('does so for whole files, whatever is changed in them', () => {
    const edit = fc.record({
      place: fc.nat(),
      key: fc.nat(),
      value: fc.constantFrom(...SCALARS, ...COLLECTIONS),
    });
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.array(edit, { maxLength: 3 }), (original, edits) => {
        const file: unknown = structuredClone(original);
        for (const { place, key, value } of edits) {
          const within = treesIn(file);
          const tree = within[place % within.length] ?? [];
          const name = Object.keys(tree)[key % Math.max(1, Object.keys(tree).length)];
          if (name !== undefined) Reflect.set(tree, name, structuredClone(value));
        }
        expect(differenceOf(file, whole)).toBeNull();
      }),
    );
  });
});
