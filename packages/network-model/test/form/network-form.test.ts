import { readFileSync } from 'node:fs';
import { Address, AddressRange, Cidr } from '@netloom/addresses';
import { readForm } from '@netloom/chart-kit';
import { differenceOf, pairsIn, treesIn, variantsOf } from '@netloom/chart-kit/testing';
import { parseSource } from '@netloom/diagnostics';
import fc from 'fast-check';
import { NetworkFile } from '../../src/file/network-file.ts';
import { NETWORK_FORM } from '../../src/form/network-form.ts';
import { FIXTURES } from '../../src/testing/root.ts';

const FILES = [
  'networks/homelab',
  'examples/as-documented',
  'examples/dual-stack-bgp',
  'examples/minimal',
].map((folder) => `${folder}/network.yaml`);
const values = FILES.map((path) => parseSource(readFileSync(new URL(path, FIXTURES), 'utf8'), path).value);

const trees = values.flatMap(treesIn);
const NUMBERS = [
  ...[-1, 0, 1, 2, 8, 9, 10, 11, 32, 33, 99, 100, 101, 128, 129, 255, 256, 575, 576, 1000, 1001, 4094, 4095],
  ...[65535, 65536, 16777215, 16777216, 999999999, 1000000000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32],
  ...[2 ** 53, 0.5, -0, Number.NaN, Infinity],
];
const TEXTS = [
  ...[
    '',
    '*',
    '*.',
    '*.a.example.com',
    'A',
    'a b',
    'a\n',
    '-a',
    'a_b',
    '::',
    '::1',
    '1.2.3.4',
    '1.2.3.4/33',
    '0s',
    '1s',
  ],
  ...[
    '2147483648s',
    '1.5s',
    '443/tcp',
    '0/udp',
    '65536/tcp',
    '2-1/tcp',
    '@daily',
    '@never',
    '* * * * *',
    '0 0 32 * *',
  ],
  ...[
    '70000:1',
    'large:1:2:3',
    'large:1:2:4294967296',
    'tag:a',
    'pods',
    'internet',
    'pod:a/b',
    'service:a/b',
    'pool:a',
  ],
  ...['https://a.example.com/', 'tcp://a:0', '2026-02-29', '2028-02-29', '^/a', '/a', '9/8', '__proto__'],
  ...[1, 2, 15, 16, 40, 63, 64, 128, 129, 256, 257, 512, 513].map((length) => 'a'.repeat(length)),
  ...[250, 251, 252, 253, 254].map((length) => `${'a.'.repeat(126)}aaa`.slice(0, length).replace(/\.$/, 'a')),
];
/** What a check over several fields refuses, and the same without that. */
const OBJECTS = [
  ...[
    {},
    { path: '/a' },
    { path: '^/a' },
    { origin: 'service' },
    { originRequest: {} },
    { origin: [] },
  ].flatMap((more) => ['ingress', 'tunnel'].map((via) => ({ host: 'a.example.com', via, ...more }))),
  ...['A', 'AAAA', 'CNAME', 'TXT'].flatMap((type) =>
    [['1.2.3.4'], ['::1'], ['a.example.com'], ['a.1'], ['A b'], ['a.example.com', 'b.example.com'], []].map(
      (targets) => ({
        name: 'a.example.com',
        type,
        targets,
      }),
    ),
  ),
  ...[{}, { advertise: [] }, { advertise: ['pods'] }, { exitNode: true }].map((more) => ({
    name: 'aa',
    ...more,
  })),
  JSON.parse('{"__proto__": "a"}') as object,
];
const leaves = trees.flatMap((tree) => Object.values(tree)).filter((value) => typeof value !== 'object');
const CANDIDATES: readonly unknown[] = [
  ...new Set([undefined, null, true, false, ...NUMBERS, ...TEXTS, ...leaves]),
  ...OBJECTS,
  ...trees,
  ...trees.flatMap(variantsOf),
];

/** The text of what prints itself. */
function print(value: unknown): unknown {
  const prints = value instanceof Address || value instanceof Cidr || value instanceof AddressRange;
  return prints ? `${value.constructor.name} ${value.toString()}` : value;
}

describe('the form of network.yaml', () => {
  it.each(FILES.map((path, index) => [path, values[index]] as const))(
    'reads %s as its schema does',
    (_, value) => {
      expect(readForm(NETWORK_FORM, value)).toEqual(NetworkFile.parse(value));
    },
  );

  const whole = { path: '', schema: NetworkFile, form: NETWORK_FORM };
  const all = pairsIn(whole);

  it('has a form for each schema', () => {
    expect(all.length).toBeGreaterThan(400);
  });

  it('takes in every place what the schema takes there, makes the same of it, and refuses what that refuses', () => {
    const differences = all.flatMap((pair) =>
      CANDIDATES.flatMap((value) => differenceOf(value, pair, print) ?? []),
    );
    expect(differences).toEqual([]);
  });

  it('does so for whole files, whatever is changed in them', () => {
    const edit = fc.record({ place: fc.nat(), key: fc.nat(), value: fc.constantFrom(...CANDIDATES) });
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.array(edit, { maxLength: 3 }), (original, edits) => {
        const file: unknown = structuredClone(original);
        for (const { place, key, value } of edits) {
          const within = treesIn(file);
          const tree = within[place % within.length] ?? [];
          const keys = Object.keys(tree);
          if (keys.length > 0) Reflect.set(tree, keys[key % keys.length]!, structuredClone(value));
        }
        expect(differenceOf(file, whole, print)).toBeNull();
      }),
    );
  });
});
