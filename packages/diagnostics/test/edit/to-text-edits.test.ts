import {
  type Edit,
  OriginMap,
  type EditValue,
  applyEdits,
  toTextEdits,
  trackOrigins,
} from '../../src/index.ts';
import { originAt, parsed } from '../find-node.ts';

type Path = readonly (string | number)[];

const edited = (
  text: string,
  makeEdits: (at: (...path: Path) => ReturnType<typeof originAt>) => readonly Edit[],
): string => {
  const document = parsed(text);
  const after = applyEdits(text, toTextEdits(makeEdits((...path) => originAt(document, ...path))));
  parsed(after);
  return after;
};

const replaced = (text: string, path: Path, value: EditValue): string =>
  edited(text, (at) => [{ kind: 'replace', at: at(...path), value }]);

const removed = (text: string, ...paths: readonly Path[]): string =>
  edited(text, (at) => paths.map((path) => ({ kind: 'remove', at: at(...path) })));

const inserted = (text: string, path: Path, value: EditValue, key?: string): string =>
  edited(text, (at) => [{ kind: 'insert', into: at(...path), value, ...(key === undefined ? {} : { key }) }]);

const pools = `\
loadBalancer:
  pools: # all of them
    # the one that is given out
    - { name: default, addresses: [192.168.7.230-192.168.7.235] } # six
    - { name: ingress, addresses: ["192.168.7.230/32"], autoAssign: false }

  namespace: metallb-system # as upstream
`;

describe('replace', () => {
  it('changes a scalar and nothing around it', () => {
    expect(replaced(pools, ['loadBalancer', 'pools', 0, 'addresses', 0], '192.168.7.231-192.168.7.232')).toBe(
      pools.replace('192.168.7.230-192.168.7.235', '192.168.7.231-192.168.7.232'),
    );
  });

  it.each([
    ['a: "x" # why', 'y', 'a: "y" # why'],
    ["a: 'x'", "it's", "a: 'it''s'"],
    ["a: 'x'", 'two\nlines', 'a: "two\\nlines"'],
    ['a: x', 'true', "a: 'true'"],
    ['a: x', 'one\u00a0two', 'a: "one\\u00a0two"'],
    ['a: x', 'y: z', "a: 'y: z'"],
    ['a: "x"', 80, 'a: 80'],
    ['a:', 'x', 'a: x'],
    ['a: # why', 'x', 'a: x # why'],
    ['a: |\n  x\n  y\nb: 1', 'x', 'a: x\nb: 1'],
    ['{ a: 1 }', 'x, y', "{ a: 'x, y' }"],
    ['{a, b}', 'x', '{a: x, b}'],
  ])('writes %j with %j as %j', (text, value, after) => {
    expect(replaced(text, ['a'], value)).toBe(after);
  });

  it.each<readonly [string, EditValue, string]>([
    ['a: [1, 2] # why', [3], 'a: [3] # why'],
    ['a:\n  - 1 # one\n  - 2\nb: 1', [3], 'a:\n  - 3\nb: 1'],
    ['a: # why\n  - 1\nb: 1', [], 'a: [] # why\nb: 1'],
    ['a: 1\nb: 1', { k: ['v'] }, 'a:\n  k:\n    - v\nb: 1'],
    ['a: # why\n  x: 1\nb: 1', 'none', 'a: none # why\nb: 1'],
    ['a:\n- 1\nb: 1', { k: 'v' }, 'a:\n  k: v\nb: 1'],
  ])('writes %j with %j as %j', (text, value, after) => {
    expect(replaced(text, ['a'], value)).toBe(after);
  });

  it('renames a key', () => {
    const document = parsed('pool:\n  adresses: [a]\n');
    if (document.root.kind !== 'mapping') throw new Error('a mapping is expected');
    const pool = document.root.entries.get('pool')?.value;
    const key = pool?.kind === 'mapping' ? pool.entries.get('adresses')?.key : undefined;
    if (key === undefined) throw new Error('a key is expected');
    const edits = toTextEdits([
      { kind: 'replace', at: { kind: 'written', source: document.source, node: key }, value: 'addresses' },
    ]);
    expect(edits).toEqual([{ file: 'network.yaml', start: 8, end: 16, text: 'addresses' }]);
  });
});

describe('insert', () => {
  it('writes an item in the style of its siblings, below the comment of the last', () => {
    expect(
      inserted('pools:\n  - { name: a } # one\n\n# end\n', ['pools'], { name: 'b', addresses: ['x'] }),
    ).toBe('pools:\n  - { name: a } # one\n  - { name: b, addresses: [x] }\n\n# end\n');
    expect(
      inserted('pools:\n  - name: a\n    autoAssign: true\nx: 1', ['pools'], { name: 'b', addresses: ['x'] }),
    ).toBe('pools:\n  - name: a\n    autoAssign: true\n  - name: b\n    addresses:\n      - x\nx: 1');
  });

  it('writes an entry at the indent of the others', () => {
    expect(inserted('- name: a\n  port: 1 # one\n- name: b\n', [0], 'x', 'host')).toBe(
      '- name: a\n  port: 1 # one\n  host: x\n- name: b\n',
    );
    expect(inserted('{name: a}', [], [1, 2], 'ports')).toBe('{name: a, ports: [1, 2]}');
  });

  it.each([
    ['[a, b]', '[a, b, c]'],
    ['[ a, ]', '[ a, c, ]'],
    ['[]', '[c]'],
    ['[\n  a, # one\n  b # two\n]', '[\n  a, # one\n  b, # two\n  c\n]'],
    ['[\n  a, # one\n]', '[\n  a, # one\n  c,\n]'],
  ])('writes %j as %j', (text, after) => {
    expect(inserted(text, [], 'c')).toBe(after);
  });

  it('fills an empty value, and keeps the line breaks of the file', () => {
    expect(
      inserted('hosts:\r\nname: x\r\n', ['hosts'], { name: 'nas', address: '10.0.0.1', roles: ['a'] }),
    ).toBe('hosts:\r\n  - name: nas\r\n    address: 10.0.0.1\r\n    roles:\r\n      - a\r\nname: x\r\n');
    expect(inserted('hosts: []', ['hosts'], 'nas')).toBe('hosts: [nas]');
  });

  it('writes several values of one fix in their order', () => {
    expect(
      edited('a: [1]\nb:\n  - 1\n', (at) => [
        { kind: 'insert', into: at('a'), value: 2 },
        { kind: 'insert', into: at('b'), value: 2 },
        { kind: 'insert', into: at('a'), value: 3 },
        { kind: 'insert', into: at('b'), value: 3 },
      ]),
    ).toBe('a: [1, 2, 3]\nb:\n  - 1\n  - 2\n  - 3\n');
  });

  it('writes what was a default into the mapping that did not hold it', () => {
    const document = parsed('cluster:\n  name: a\n');
    const origins = new OriginMap();
    const file = { cluster: { name: 'a', disable: [], flannel: { backend: 'vxlan' } } };
    trackOrigins(file, document.source, origins);
    const edits: Edit[] = [
      { kind: 'insert', into: origins.of(file.cluster.disable), value: 'servicelb' },
      { kind: 'insert', into: origins.of(file.cluster.disable), value: 'traefik' },
      { kind: 'replace', at: origins.of(file.cluster.flannel, 'backend'), value: 'host-gw' },
    ];
    expect(applyEdits(document.source.text, toTextEdits(edits))).toBe(
      'cluster:\n  name: a\n  disable: [servicelb, traefik]\n  flannel: { backend: host-gw }\n',
    );
  });

  it('writes two defaults of one mapping together, and refuses one value in two ways', () => {
    const document = parsed('cluster:\n  name: a\n');
    const origins = new OriginMap();
    const file = { cluster: { name: 'a', flannel: { backend: 'vxlan', mtu: 1450 } } };
    trackOrigins(file, document.source, origins);
    const backend: Edit = {
      kind: 'replace',
      at: origins.of(file.cluster.flannel, 'backend'),
      value: 'host-gw',
    };
    const mtu: Edit = { kind: 'replace', at: origins.of(file.cluster.flannel, 'mtu'), value: 1500 };
    expect(applyEdits(document.source.text, toTextEdits([backend, mtu]))).toBe(
      'cluster:\n  name: a\n  flannel: { backend: host-gw, mtu: 1500 }\n',
    );
    const all: Edit = { kind: 'replace', at: origins.of(file.cluster.flannel), value: 'none' };
    expect(() => toTextEdits([backend, all])).toThrow('a fix writes one value in two ways');
  });

  it('refuses a key that is there, and a key where none belongs', () => {
    expect(() => inserted('a: 1', [], 2, 'a')).toThrow('a fix inserts key "a", which is there already');
    expect(() => inserted('[a]', [], 2, 'a')).toThrow('a fix inserts key "a" into a sequence');
    expect(() => inserted('a: 1', [], 2)).toThrow('a fix inserts an item into a mapping');
    expect(() => inserted('a: 1', ['a'], 2)).toThrow('a fix inserts into the scalar 1');
  });
});

describe('remove', () => {
  it('takes the line with its comment, and keeps the lines around it', () => {
    expect(removed(pools, ['loadBalancer', 'pools', 1])).toBe(
      pools.replace('    - { name: ingress, addresses: ["192.168.7.230/32"], autoAssign: false }\n', ''),
    );
    expect(removed(pools, ['loadBalancer', 'namespace'])).toBe(
      pools.replace('  namespace: metallb-system # as upstream\n', ''),
    );
  });

  it.each<readonly [string, Path, string]>([
    ['{ a: 1, b: 2, c: 3 }', ['b'], '{ a: 1, c: 3 }'],
    ['{ a: 1, b: 2 }', ['b'], '{ a: 1 }'],
    ['{ a: 1 }', ['a'], '{}'],
    ['[a, b, ]', [1], '[a, ]'],
    ['[\n  a, # one\n  b # two\n]', [1], '[\n  a # one\n]'],
    ['[\n  a, # one\n  b # two\n]', [0], '[\n  b # two\n]'],
    ['- name: a # one\n  # the port\n  port: 1\n- b', [0, 'name'], '- # the port\n  port: 1\n- b'],
    ['- name: a\n  port: 1\n', [0, 'port'], '- name: a\n'],
    ['a:\n  x: 1 # one\nb: 2\n', ['a', 'x'], 'a: {} # one\nb: 2\n'],
    ['a: 1\nb: 2', ['b'], 'a: 1\n'],
    ['a: |+\n  x\n\nb: 1\nc: 2\n', ['b'], 'a: |+\n  x\n\nc: 2\n'],
  ])('turns %j without %j into %j', (text, path, after) => {
    expect(removed(text, path)).toBe(after);
  });

  it('takes several children of one collection', () => {
    expect(removed('[a, b, c, d]', [1], [3])).toBe('[a, c]');
    expect(removed('- a\n- b\n- c # last\n', [0], [2])).toBe('- b\n');
    expect(removed('x:\n  - a\n  - b\n', ['x', 0], ['x', 1])).toBe('x: []\n');
  });

  it('refuses what is not written', () => {
    expect(() => removed('a: 1', [])).toThrow('a fix removes what is not written');
  });
});

describe('edits that meet', () => {
  it('are made on the first source of a derived value', () => {
    const document = parsed('pool: 10.0.0.0/24\n');
    const origin = { kind: 'derived', by: 'metallb', from: [originAt(document, 'pool')] } as const;
    expect(toTextEdits([{ kind: 'replace', at: origin, value: '10.0.1.0/24' }])).toEqual([
      { file: 'network.yaml', start: 6, end: 17, text: '10.0.1.0/24' },
    ]);
  });

  it('refuse two values for one place', () => {
    const replaceTwice = (): string =>
      edited('a: 1', (at) => [
        { kind: 'replace', at: at('a'), value: 2 },
        { kind: 'replace', at: at('a'), value: 3 },
      ]);
    expect(replaceTwice).toThrow('a fix replaces one value twice');
  });
});

it('inserts a key behind a list whose last item it removes', () => {
  expect(
    edited('- name: k\n  list:\n    - x\n    - y # no\n- z\n', (at) => [
      { kind: 'remove', at: at(0, 'list', 1) },
      { kind: 'insert', into: at(0), key: 'more', value: true },
    ]),
  ).toBe('- name: k\n  list:\n    - x\n  more: true\n- z\n');
});
