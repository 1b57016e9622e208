import { IntervalSet, Address } from '@netloom/addresses';
import type { Party, PolicySpec, Traffic } from '@netloom/reachability/policy';
import fc from 'fast-check';

type PodParty = Extract<Party, { kind: 'pod' }>;
type OutsideParty = Extract<Party, { kind: 'outside' }>;
type Rule = NonNullable<PolicySpec['ingress']>[number];
type Peer = NonNullable<Rule['from']>[number];
type PolicyPort = NonNullable<Rule['ports']>[number];
type Selector = PolicySpec['podSelector'];

/** A small cluster, and traffic in it. Each party has one address. */
export interface PolicyScenario {
  readonly policies: readonly PlacedPolicy[];
  readonly traffics: readonly Traffic[];
}

export interface PlacedPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly spec: PolicySpec;
}

const METADATA_NAME = 'kubernetes.io/metadata.name';
const NAMESPACES = ['alpha', 'beta', 'gamma'] as const;
const APPS = ['web', 'db', 'dns'];
const POD_ADDRESSES = ['10.42.0.5', '10.42.0.6', '10.42.1.7', '10.42.1.128', 'fd00:42::5', 'fd00:42:1::7'];
const OUTSIDE_ADDRESSES = ['192.168.7.20', '192.168.7.230', '203.0.113.9', '2001:db8::9', 'fd00:42::ffff'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
const NUMBERS = [53, 80, 443, 8080];
const PORT_NAMES = ['http', 'dns', 'admin'];

/** Labels that each object has, and those that some have: requirements use both. */
interface Keys {
  readonly always: Readonly<Record<string, readonly string[]>>;
  readonly sometimes: Readonly<Record<string, readonly string[]>>;
}
const POD_KEYS: Keys = { always: { app: APPS }, sometimes: { tier: ['a', 'b'], canary: ['true'] } };
const NAMESPACE_KEYS: Keys = {
  always: { [METADATA_NAME]: NAMESPACES },
  sometimes: { team: ['red', 'blue'], env: ['prod', 'dev'] },
};

const few = { maxLength: 2 } as const;
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

/** An object without the fields that are undefined: absent, not null. */
function present<T extends object>(fields: {
  readonly [Key in keyof T]: fc.Arbitrary<T[Key]>;
}): fc.Arbitrary<T> {
  return fc.record(fields).map((whole) => {
    const stated = Object.entries(whole).filter(([, value]) => value !== undefined);
    return Object.fromEntries(stated) as T; // the same type: only optional fields may be undefined
  });
}

function selector({ always, sometimes }: Keys): fc.Arbitrary<Selector> {
  const both = { ...always, ...sometimes };
  const valuesOf = (key: string): readonly string[] => both[key] ?? [];
  const label = fc
    .constantFrom(...Object.keys(both))
    .chain((key) => fc.constantFrom(...valuesOf(key)).map((value) => [key, value] as const));
  const listed = (keys: Keys['always'], operator: 'In' | 'NotIn') =>
    fc.constantFrom(...Object.keys(keys)).chain((key) =>
      fc.record({
        key: fc.constant(key),
        operator: fc.constant(operator),
        values: fc.subarray([...valuesOf(key), 'other'], { minLength: 1 }),
      }),
    );
  const existence = fc.record({
    key: fc.constantFrom(...Object.keys(both), 'other'),
    operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const),
  });
  return present<Selector>({
    matchLabels: maybe(fc.array(label, few).map((labels) => Object.fromEntries(labels))),
    matchExpressions: maybe(fc.array(fc.oneof(listed(both, 'In'), listed(always, 'NotIn'), existence), few)),
  });
}

const ipBlock = fc.oneof(
  fc.constantFrom(
    { cidr: '0.0.0.0/0' },
    { cidr: '::/0' },
    { cidr: '0.0.0.0/0', except: ['10.42.0.0/16', '192.168.7.224/29'] },
    { cidr: '::/0', except: ['fd00:42::/64'] },
    { cidr: '10.42.1.99/16', except: ['10.42.1.0/25', '10.42.0.6/32'] },
    { cidr: 'fd00:42::/32', except: ['fd00:42:1::/64'] },
  ),
  fc.constantFrom(...POD_ADDRESSES, ...OUTSIDE_ADDRESSES).chain((address) =>
    fc.integer({ min: 0, max: address.includes(':') ? 128 : 32 }).map((length) => ({
      cidr: `${address}/${length}`,
    })),
  ),
);

const peer: fc.Arbitrary<Peer> = fc.oneof(
  fc.record({ ipBlock }),
  fc.record({ podSelector: selector(POD_KEYS) }),
  fc.record({ namespaceSelector: selector(NAMESPACE_KEYS) }),
  fc.record({ podSelector: selector(POD_KEYS), namespaceSelector: selector(NAMESPACE_KEYS) }),
);

const protocol = fc.constantFrom(...PROTOCOLS);
const port: fc.Arbitrary<PolicyPort> = fc.oneof(
  present<PolicyPort>({
    protocol: maybe(protocol),
    port: maybe(fc.oneof(fc.constantFrom(...NUMBERS), fc.constantFrom(...PORT_NAMES))),
  }),
  present<PolicyPort>({
    protocol: maybe(protocol),
    port: fc.integer({ min: 1, max: 443 }),
    endPort: fc.integer({ min: 443, max: 8080 }),
  }),
);

const ports = maybe(fc.array(port, few));
const peers = maybe(fc.array(peer, few));
const type = fc.constantFrom('Ingress' as const, 'Egress' as const);
const spec = present<PolicySpec>({
  podSelector: fc.oneof(fc.constant({}), selector(POD_KEYS)),
  policyTypes: maybe(fc.uniqueArray(type, few)),
  ingress: maybe(fc.array(present<Rule>({ from: peers, ports }), few)),
  egress: maybe(fc.array(present<NonNullable<PolicySpec['egress']>[number]>({ to: peers, ports }), few)),
});

const policies = fc
  .array(fc.record({ namespace: fc.constantFrom(...NAMESPACES), spec }), { maxLength: 6 })
  .map((list) => list.map((one, index) => ({ name: `policy-${index}`, ...one })));

/** Some of the keys, each with one of its values. */
function labels(keys: Keys['always'], minKeys: number): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc
    .subarray(Object.entries(keys), { minLength: minKeys })
    .chain((chosen) =>
      fc.tuple(...chosen.map(([key, values]) => fc.tuple(fc.constant(key), fc.constantFrom(...values)))),
    )
    .map((pairs) => Object.fromEntries(pairs));
}

const namespaces = fc.tuple(...NAMESPACES.map(() => labels(NAMESPACE_KEYS.sometimes, 0)));
/** One name for a port, and one port for a name: cyclonus' traffic has one name. */
const namedPorts = fc
  .tuple(fc.shuffledSubarray(PORT_NAMES), fc.shuffledSubarray(NUMBERS), protocol)
  .map(([names, numbers, protocol]) =>
    names.slice(0, numbers.length).map((name, index) => ({ name, port: numbers[index] ?? 0, protocol })),
  );

function pods(
  namespaceLabels: readonly Readonly<Record<string, string>>[],
): fc.Arbitrary<readonly PodParty[]> {
  const pod = fc.record({
    namespace: fc.constantFrom(...NAMESPACES),
    labels: fc
      .tuple(labels(POD_KEYS.always, 1), labels(POD_KEYS.sometimes, 0))
      .map(([always, sometimes]) => ({ ...always, ...sometimes })),
    address: fc.constantFrom(...POD_ADDRESSES),
    ports: namedPorts,
  });
  return fc.array(pod, { minLength: 2, maxLength: 5 }).map((list) =>
    list.map(({ address, ...given }, index): PodParty => ({
      kind: 'pod',
      ...given,
      namespaceLabels: namespaceLabels[NAMESPACES.indexOf(given.namespace)] ?? {},
      name: `pod-${index}`,
      addresses: one(address),
      hostNetwork: false,
      node: null,
    })),
  );
}

function one(text: string): IntervalSet {
  const address = Address.parse(text);
  if (!address.ok) throw new Error(address.message);
  const { family, value } = address.value;
  return IntervalSet.of([{ family, first: value, last: value }]);
}

const OUTSIDE = OUTSIDE_ADDRESSES.map((text): OutsideParty => ({ kind: 'outside', addresses: one(text) }));

/** A pod and itself are left out: the API always allows that traffic, and cyclonus has no names of pods. */
function traffic(pods: readonly PodParty[]): fc.Arbitrary<Traffic> {
  const parties = [...pods, ...pods, ...OUTSIDE];
  return fc
    .record({
      from: fc.constantFrom(...parties),
      to: fc.constantFrom(...parties),
      port: fc.constantFrom(...NUMBERS, 8081),
      protocol,
    })
    .filter(({ from, to }) => from !== to);
}

export function policyScenario(traffics: number): fc.Arbitrary<PolicyScenario> {
  return fc.tuple(policies, namespaces.chain(pods)).chain(([policies, pods]) =>
    fc.record({
      policies: fc.constant(policies),
      traffics: fc.array(traffic(pods), { minLength: traffics, maxLength: traffics }),
    }),
  );
}
