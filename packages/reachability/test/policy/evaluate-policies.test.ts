import {
  evaluatePolicies,
  PolicyIndex,
  type Party,
  type Policy,
  type PolicySpec,
  type PolicyVerdict,
  type Traffic,
} from '../../src/policy/index.ts';
import type { LabelSelector, PolicyPeer, PolicyPort } from '../../src/policy/policy.ts';
import { addresses, node, outside, pod, policy } from './parties.ts';

const SERVER = pod({
  name: 'web-0',
  ports: [
    { name: 'http', port: 8080, protocol: 'TCP' },
    { name: 'dns', port: 53, protocol: 'UDP' },
  ],
});
const CLIENT = pod({
  name: 'client-0',
  namespace: 'monitoring',
  labels: { app: 'prometheus' },
  node: 'node-2',
});
const DENY = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress'] });

function evaluate(policies: readonly Policy[], given: Partial<Traffic> = {}): PolicyVerdict {
  const traffic = { from: CLIENT, to: SERVER, port: 8080, protocol: 'TCP' as const, ...given };
  return evaluatePolicies({ policies: new PolicyIndex(policies), traffic });
}

/** Whether a policy of the server with one rule for these peers and ports lets the traffic in. */
function admits(
  rule: { from?: readonly PolicyPeer[]; ports?: readonly PolicyPort[] },
  given: Partial<Traffic> = {},
) {
  return evaluate([policy('allow', { podSelector: {}, policyTypes: ['Ingress'], ingress: [rule] })], given)
    .decision;
}

describe(evaluatePolicies, () => {
  it('lets everything through where no policy selects a pod', () => {
    const other = policy('other', { podSelector: { matchLabels: { app: 'db' } }, policyTypes: ['Ingress'] });
    const elsewhere = policy('elsewhere', { podSelector: {}, policyTypes: ['Ingress'] }, 'elsewhere');
    const open = { kind: 'open', why: 'not-isolated' };
    expect(evaluate([other, elsewhere])).toEqual({ decision: 'allow', egress: open, ingress: open });
  });

  it('names the policies that isolate, and the rule that lets through', () => {
    const rules = [{ ports: [{ port: 9 }] }, { from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }];
    const allow = policy('allow', { podSelector: { matchLabels: { app: 'web' } }, ingress: rules });
    const { decision, ingress } = evaluate([DENY, allow]);
    expect(decision).toBe('allow');
    expect(ingress).toEqual({
      kind: 'allow',
      isolatedBy: [DENY, allow],
      allowedBy: [{ policy: allow, rule: 1 }],
    });
    expect('allowedBy' in ingress && ingress.allowedBy[0]?.policy).toBe(allow);
  });

  it('denies where a policy isolates and none allows', () => {
    expect(evaluate([DENY]).ingress).toEqual({ kind: 'deny', isolatedBy: [DENY] });
  });

  it('needs the leave of both ends', () => {
    const egress = (ports: readonly PolicyPort[]) =>
      policy('egress', { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports }] }, 'monitoring');
    const ingress = policy('ingress', { podSelector: {}, ingress: [{}] });
    expect(evaluate([egress([{ port: 8080 }]), ingress]).decision).toBe('allow');
    expect(evaluate([egress([{ port: 8081 }]), ingress]).decision).toBe('deny');
    expect(evaluate([egress([{ port: 8080 }]), DENY]).decision).toBe('deny');
  });

  it.each<[string, PolicySpec, string, string]>([
    ['no types and no rules: ingress', { podSelector: {} }, 'deny', 'open'],
    ['no types and an empty list of egress rules: ingress', { podSelector: {}, egress: [] }, 'deny', 'open'],
    [
      'an empty list of types and an egress rule: both',
      { podSelector: {}, policyTypes: [], egress: [{}] },
      'deny',
      'allow',
    ],
    [
      'the type Egress alone, with ingress rules',
      { podSelector: {}, policyTypes: ['Egress'], ingress: [{}] },
      'open',
      'deny',
    ],
    ['both types and no rules', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, 'deny', 'deny'],
  ])('takes %s', (_title, spec, ingress, egress) => {
    const peer = pod({ namespace: 'elsewhere' });
    expect(evaluate([policy('one', spec)], { from: peer }).ingress.kind).toBe(ingress);
    expect(evaluate([policy('one', spec)], { from: SERVER, to: peer }).egress.kind).toBe(egress);
  });

  it.each<[string, Parameters<typeof admits>[0], Party, string]>([
    ['no list of peers is everybody', {}, outside('203.0.113.9'), 'allow'],
    ['an empty list of peers is everybody', { from: [] }, outside('203.0.113.9'), 'allow'],
    [
      'an empty podSelector is every pod of the own namespace',
      { from: [{ podSelector: {} }] },
      pod(),
      'allow',
    ],
    ['… and of no other', { from: [{ podSelector: {} }] }, CLIENT, 'deny'],
    ['an empty namespaceSelector is every pod', { from: [{ namespaceSelector: {} }] }, CLIENT, 'allow'],
    ['… and nothing outside', { from: [{ namespaceSelector: {} }] }, outside('10.42.1.7'), 'deny'],
    [
      'both selectors must hold',
      { from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'grafana' } } }] },
      CLIENT,
      'deny',
    ],
    [
      'two peers add up',
      {
        from: [
          { podSelector: {} },
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } },
        ],
      },
      CLIENT,
      'allow',
    ],
    ['an ipBlock holds for pods too', { from: [{ ipBlock: { cidr: '10.42.0.0/16' } }] }, CLIENT, 'allow'],
    ['an ipBlock ignores host bits', { from: [{ ipBlock: { cidr: '10.42.1.9/16' } }] }, CLIENT, 'allow'],
    [
      'an ipBlock of IPv4 holds for no IPv6',
      { from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] },
      outside('2001:db8::1'),
      'deny',
    ],
    [
      'what is excepted is out',
      { from: [{ ipBlock: { cidr: '192.168.7.0/24', except: ['192.168.7.224/29'] } }] },
      outside('192.168.7.230'),
      'deny',
    ],
    [
      '… and its neighbour in',
      { from: [{ ipBlock: { cidr: '192.168.7.0/24', except: ['192.168.7.224/29'] } }] },
      outside('192.168.7.232'),
      'allow',
    ],
    [
      'an exception of IPv6',
      { from: [{ ipBlock: { cidr: 'fd00:42::/32', except: ['fd00:42:1::/48'] } }] },
      outside('fd00:42:1::1'),
      'deny',
    ],
  ])('%s', (_title, rule, from, decision) => {
    expect(admits(rule, { from })).toBe(decision);
  });

  it.each<[string, LabelSelector, string]>([
    ['a label that is equal', { matchLabels: { app: 'prometheus' } }, 'allow'],
    ['a label that is not', { matchLabels: { app: 'prometheus', tier: 'a' } }, 'deny'],
    ['an empty value on a pod without the label', { matchLabels: { tier: '' } }, 'deny'],
    [
      'In',
      { matchExpressions: [{ key: 'app', operator: 'In', values: ['grafana', 'prometheus'] }] },
      'allow',
    ],
    ['In without the key', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['a'] }] }, 'deny'],
    ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['prometheus'] }] }, 'deny'],
    [
      'NotIn without the key',
      { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['a'] }] },
      'allow',
    ],
    ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, 'allow'],
    ['Exists without the key', { matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, 'deny'],
    ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, 'deny'],
    [
      'labels and expressions together',
      { matchLabels: { app: 'prometheus' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
      'deny',
    ],
  ])('selects by %s: %j gives %s', (_title, podSelector, decision) => {
    expect(admits({ from: [{ namespaceSelector: {}, podSelector }] })).toBe(decision);
  });

  it.each<[string, PolicyPort, Partial<Traffic>, string]>([
    ['a number', { port: 8080 }, {}, 'allow'],
    ['TCP where the protocol is missing', { port: 53 }, { port: 53, protocol: 'UDP' }, 'deny'],
    ['a protocol without a port', { protocol: 'SCTP' }, { protocol: 'SCTP', port: 7 }, 'allow'],
    ['… and no other protocol', { protocol: 'SCTP' }, {}, 'deny'],
    ['the first of a range', { port: 8080, endPort: 8090 }, {}, 'allow'],
    ['the last of a range', { port: 8000, endPort: 8080 }, {}, 'allow'],
    ['the one after a range', { port: 8000, endPort: 8079 }, {}, 'deny'],
    ['a name', { port: 'http' }, {}, 'allow'],
    ['a name for another protocol', { port: 'dns' }, { port: 53 }, 'deny'],
    ['a name with its protocol', { port: 'dns', protocol: 'UDP' }, { port: 53, protocol: 'UDP' }, 'allow'],
    ['a name that the pod does not have', { port: 'admin' }, {}, 'deny'],
  ])('takes %s as a port: %j', (_title, port, given, decision) => {
    expect(admits({ ports: [port] }, given)).toBe(decision);
  });

  it('treats an empty list of ports as every port, and one of them as enough', () => {
    expect(admits({ ports: [] }, { port: 1, protocol: 'UDP' })).toBe('allow');
    expect(admits({ ports: [{ port: 1 }, { port: 8080 }] })).toBe('allow');
  });

  it('looks up named ports in the destination pod', () => {
    const spec = {
      podSelector: {},
      policyTypes: ['Egress' as const],
      egress: [{ ports: [{ port: 'http' }] }],
    };
    const egress = policy('egress', spec, 'monitoring');
    expect(evaluate([egress]).egress.kind).toBe('allow');
    expect(evaluate([egress], { to: outside('203.0.113.9') }).egress.kind).toBe('deny');
  });

  it('is exact about a zone: what of it is let through, and that the rest is not', () => {
    const half = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '192.168.7.0/25' } }] }] };
    const one = policy('one', half);
    const other = policy('other', {
      podSelector: {},
      ingress: [{ from: [{ ipBlock: { cidr: '192.168.7.128/25' } }] }],
    });
    const lan = outside('192.168.7.0/24');
    expect(evaluate([one], { from: lan })).toEqual({
      decision: 'partly',
      egress: { kind: 'open', why: 'not-a-pod' },
      ingress: {
        kind: 'partly',
        isolatedBy: [one],
        allowedBy: [{ policy: one, rule: 0 }],
        addresses: addresses('192.168.7.0/25'),
      },
    });
    expect(evaluate([one, other], { from: lan }).ingress).toEqual({
      kind: 'allow',
      isolatedBy: [one, other],
      allowedBy: [
        { policy: one, rule: 0 },
        { policy: other, rule: 0 },
      ],
    });
  });

  it.each<[string, Partial<Traffic>, string]>([
    ['a pod to itself', { from: SERVER }, 'itself'],
    ["the pod's own node", { from: node('node-1', '192.168.7.223', '10.42.1.1') }, 'own-node'],
    ["a pod in the host's network of the own node", { from: pod({ hostNetwork: true }) }, 'own-node'],
    ["a pod in the host's network", { to: pod({ hostNetwork: true }) }, 'host-network'],
    ['what is no pod', { to: outside('192.168.7.20') }, 'not-a-pod'],
  ])('lets through, whatever policies say: %s', (_title, given, why) => {
    expect(evaluate([DENY], given).ingress).toEqual({ kind: 'open', why });
  });

  it.each<[string, Partial<Traffic>]>([
    ['another pod with the same labels', { from: pod({ name: 'web-1' }) }],
    ['any two pods of one workload', { from: pod(), to: pod() }],
    ['a pod of that name in another namespace', { from: pod({ name: 'web-0', namespace: 'elsewhere' }) }],
    ['another node', { from: node('node-2', '192.168.7.224') }],
    [
      'a node, where it is not known which one runs the pod',
      { from: node('node-1'), to: pod({ node: null }) },
    ],
  ])('denies all the same: %s', (_title, given) => {
    expect(evaluate([DENY], given).ingress).toEqual({ kind: 'deny', isolatedBy: [DENY] });
  });

  it("does not hold a pod in the host's network for one of the pods that a selector means", () => {
    const from = pod({ hostNetwork: true, node: 'node-2', addresses: addresses('192.168.7.224') });
    expect(admits({ from: [{ podSelector: {} }] }, { from })).toBe('deny');
    expect(admits({ from: [{ ipBlock: { cidr: '192.168.7.224/32' } }] }, { from })).toBe('allow');
  });

  it('filters what a pod sends to its own node', () => {
    const closed = policy('closed', { podSelector: {}, policyTypes: ['Egress'] });
    const traffic = { from: SERVER, to: node('node-1', '192.168.7.223') };
    expect(evaluate([closed], traffic).egress).toEqual({ kind: 'deny', isolatedBy: [closed] });
  });

  it('matches a pod by its labels where its addresses are unknown', () => {
    const from = pod({ namespace: 'monitoring', addresses: addresses() });
    expect(admits({ from: [{ namespaceSelector: {} }] }, { from })).toBe('allow');
    expect(admits({ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }, { from })).toBe('deny');
  });

  it("finds a pod's policies by each of its labels, in each order of theirs", () => {
    const labels = { app: 'web', tier: 'front', release: 'one' };
    const names = (policies: readonly Policy[]) => {
      const { ingress } = evaluate(policies, { to: pod({ labels }) });
      return 'isolatedBy' in ingress ? ingress.isolatedBy.map(({ name }) => name).toSorted() : [];
    };
    const select = (name: string, matchLabels: Readonly<Record<string, string>>) =>
      policy(name, { podSelector: { matchLabels } });
    const policies = [
      DENY,
      select('by-app', { app: 'web' }),
      select('by-two', { tier: 'front', app: 'web' }),
      select('by-release', { release: 'one' }),
      select('of-another', { release: 'two', app: 'web' }),
    ];
    const found = ['by-app', 'by-release', 'by-two', 'default-deny'];
    expect([names(policies), names(policies.toReversed())]).toEqual([found, found]);
  });
});

describe(PolicyIndex, () => {
  it.each<[string, PolicyPeer, string]>([
    [
      'a peer without selectors and ipBlock',
      {},
      'a peer in namespace apps has neither selectors nor an ipBlock, which the API rejects',
    ],
    ['an address that is none', { ipBlock: { cidr: '10.42/16' } }, 'ipBlock: "10.42" is not an IP address'],
  ])('throws on %s, since the API server has refused it', (_title, peer, message) => {
    expect(() => admits({ from: [peer] })).toThrow(message);
  });
});
