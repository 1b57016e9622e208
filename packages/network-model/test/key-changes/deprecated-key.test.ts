import { dumpYaml, type Plain } from '@netloom/chart-kit';
import {
  applyEdits,
  parseSource,
  place,
  toValue,
  type Diagnostic,
  type EditValue,
} from '@netloom/diagnostics';
import fc from 'fast-check';
import { deprecatedKey, deprecatedKeysIn } from '../../src/rules/file/deprecated-key.ts';
import { change } from './moves.ts';

/** A key renamed, one moved out of its mapping, one in a list, and one that moves to a mapping that may not be there. */
const CHANGES = [
  change('lan.mtu', 'lan.linkMtu'),
  change('lan.gateway.address', 'lan.router'),
  change('services[].port', 'services[].listen'),
  change('tunnel.replicas', 'workloads.tunnel.replicas'),
];

function diagnose(text: string): readonly Diagnostic[] {
  const { source } = parseSource(text, 'network.yaml');
  return deprecatedKeysIn(source, CHANGES).map((finding) => place(finding, { ...deprecatedKey, docs: '' }));
}

/** The text after the fixes, one at a time, as `--fix` does where they touch the same lines. */
function fixAll(text: string): string {
  const fix = diagnose(text).find((one) => one.fix !== null)?.fix;
  return fix === undefined || fix === null ? text : fixAll(applyEdits(text, fix.edits));
}

const parsed = (text: string): EditValue => {
  const { source, diagnostics } = parseSource(text, 'network.yaml');
  expect(diagnostics).toEqual([]);
  return source.root === null ? null : toValue(source.root);
};

const some = <T>(value: T): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, value);

/** Parts of a network before and after all moves; undefined is not written. */
const networks = fc
  .record({
    mtu: some(9000),
    gateway: some({ name: 'router' }),
    address: some('192.168.1.1'),
    ports: fc.array(some(80), { maxLength: 3 }),
    replicas: some(3),
  })
  .map(({ mtu, gateway, address, ports, replicas }) => {
    const services = (key: string): object =>
      ports.map((port, index) => ({ name: `s${index}`, [key]: port }));
    return {
      before: {
        lan: { mtu, gateway: gateway && { ...gateway, address }, cidr: '192.168.1.0/24' },
        tunnel: { replicas },
        services: services('port'),
      },
      after: {
        lan: { linkMtu: mtu, gateway, cidr: '192.168.1.0/24', router: gateway && address },
        tunnel: {},
        services: services('listen'),
        ...(replicas !== undefined && { workloads: { tunnel: { replicas } } }),
      },
    };
  });

/** The styles that a file can be written in; the last has a comment on a line of its own before each key. */
const styles = fc.constantFrom<(value: Plain) => string>(
  (value) => JSON.stringify(value),
  (value) => `${JSON.stringify(value, null, 2)}\n`,
  (value) => dumpYaml(value),
  (value) => dumpYaml(value).replaceAll(/^( *)(?=[a-zA-Z]+:)/gm, '$1# about it\n$1'),
);

const withoutUndefined = (value: object): Plain => JSON.parse(JSON.stringify(value)) as Plain;

describe('a deprecated key', () => {
  it('is a warning at the key, which says until when and what to write', () => {
    expect(diagnose('lan:\n  mtu: 9000\n')).toEqual([
      {
        code: 'deprecated-key',
        severity: 'warning',
        message: 'lan.mtu is deprecated since netloom 0.3.0, and removed in 1.0.0',
        range: expect.objectContaining({ start: { line: 2, column: 3, offset: 7 } }) as unknown,
        related: [],
        help: 'write lan.linkMtu',
        fix: {
          title: 'write lan.linkMtu instead',
          edits: [{ file: 'network.yaml', start: 7, end: 10, text: 'linkMtu' }],
        },
        docs: '',
      },
    ]);
  });

  it('is found in each entry of a list, and nowhere else', () => {
    const text =
      'mtu: 1\nservices:\n  - { port: 80 }\n  - { name: a }\n  - port: 81\nlan: { hosts: [{ mtu: 1 }] }\n';
    expect(diagnose(text).map(({ message }) => message.split(' ')[0])).toEqual([
      'services[0].port',
      'services[2].port',
    ]);
  });

  it('keeps its comments and its place when it is renamed', () => {
    const text = "lan:\n  # the switch can more\n  'mtu':   9000   # jumbo\n\n  cidr: 192.168.1.0/24\n";
    expect(fixAll(text)).toBe(text.replace("'mtu'", "'linkMtu'"));
  });

  it.each([
    [
      'lan:\n  gateway:\n    name: router\n    address: 192.168.1.1\n',
      'lan:\n  gateway:\n    name: router\n  router: 192.168.1.1\n',
    ],
    [
      'lan: { gateway: { name: router, address: 192.168.1.1 } }\n',
      'lan: { gateway: { name: router }, router: 192.168.1.1 }\n',
    ],
    [
      'tunnel: { id: a, replicas: 3 } \nname: b\n',
      'tunnel: { id: a } \nname: b\nworkloads: { tunnel: { replicas: 3 } }\n',
    ],
    [
      'tunnel: { replicas: 3 }\nworkloads:\n  tunnel:\n    # here\n    other: 1\n',
      'tunnel: {}\nworkloads:\n  tunnel:\n    # here\n    other: 1\n    replicas: 3\n',
    ],
  ])('is moved to another mapping: %j', (text, fixed) => {
    expect(fixAll(text)).toBe(fixed);
  });

  it.each([
    ['the new key is written, too', 'lan: { mtu: 9000, linkMtu: 1500 }\n'],
    ['the new key cannot be where it should', 'lan: { gateway: { address: 192.168.1.1 }, router: home }\n'],
    [
      'moving it would lose a comment',
      'lan:\n  gateway:\n    name: router\n    address: 192.168.1.1 # static\n',
    ],
    ['moving the only key would lose the comment above it', 'tunnel:\n  # enough\n  replicas: 3\n'],
    ['something else is in the way', 'tunnel: { replicas: 3 }\nworkloads: none\n'],
  ])('has no fix where %s', (_, text) => {
    const found = diagnose(text);
    expect(found.map(({ fix }) => fix)).toEqual([null]);
    expect(found.map(({ help }) => help)).toEqual([expect.stringMatching(/^write /)]);
  });

  it('has no fix where nothing has its meaning', () => {
    const { source } = parseSource('lan: { mtu: 1500 }\n', 'network.yaml');
    const [finding] = deprecatedKeysIn(source, [change('lan.mtu', null)]);
    expect([finding?.help, finding?.fix]).toEqual(['leave it out', undefined]);
  });

  it('is gone after its fix, which leaves everything else as it was, comments too', () => {
    fc.assert(
      fc.property(networks, styles, ({ before, after }, write) => {
        const text = write(withoutUndefined(before));
        const fixed = fixAll(text);
        const left = diagnose(fixed);
        // what is left is the only key of its mapping, below a comment
        expect(left.filter(() => !text.includes('#'))).toEqual([]);
        if (left.length === 0) expect(parsed(fixed)).toEqual(withoutUndefined(after));
        expect(fixed.match(/#/g)).toEqual(text.match(/#/g));
      }),
    );
  });
});
