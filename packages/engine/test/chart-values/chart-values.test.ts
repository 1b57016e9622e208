import { plain, type Plain } from '@netloom/chart-kit';
import { ownOperators } from '@netloom/deployment/operators';
import { traefikSettings } from '@netloom/ingress';
import type { ChartSettings } from '@netloom/network-model';
import {
  diagnose,
  minimalWith,
  networkIn,
  testRuleMessages,
  testRulePages,
} from '@netloom/network-model/testing';
import { chartValuesRules } from '../../src/chart-values/index.ts';
import { valuesConflict } from '../../src/chart-values/values-conflict.ts';

const FOLDER = new URL('../../src/chart-values/', import.meta.url);

testRulePages(chartValuesRules, FOLDER);

testRuleMessages(chartValuesRules, FOLDER, {
  'values-conflict': [
    "12:29 error Traefik's value deployment.replicas is 3, but netloom sets it to 1",
    '  9 netloom configures Traefik because of this',
    '  state `replicas` of the ingress instead',
    "12:33 error Traefik's value ports.websecure.port is 9443, but netloom counts on 8443 there",
    '  9 netloom configures Traefik because of this',
    '  leave it out: rules, policies and traces follow what the chart makes of its own value',
    '11:42 error external-dns\'s value policy is "upsert-only", but netloom sets it to "sync"',
    '  8 netloom configures external-dns because of this',
    '  which records are its own follows from `dns.owner` and the kind of the zone',
  ],
  'values-unused': [
    '10:16 warning operators.values.tailscale states values of a chart that this network does not install',
    '  remove it, or state what needs the chart: `tailnet`',
  ],
});

function messages(more: string): readonly string[] {
  return diagnose(minimalWith(more), valuesConflict).map(
    ({ range, message, help }) => `${range?.start.line}:${range?.start.column} ${message}; ${help}`,
  );
}

describe('values-conflict', () => {
  it('says once what several releases of one chart have', () => {
    const found = messages(`dns:
  zones:
    - { name: example.com }
    - { name: example.net, credentials: { existingSecret: other, key: token } }
operators: { values: { externalDns: { registry: noop } } }
`);
    expect(found).toEqual([
      '10:49 external-dns\'s value registry is "noop", but netloom sets it to "txt"; which records are its own follows from `dns.owner` and the kind of the zone',
    ]);
  });

  it('finds what only the second release sets otherwise', () => {
    const found = messages(`dns: { zone: example.com }
resolvers:
  - name: pihole
    kind: pihole
    address: 192.168.1.5
    serves: [int.example.com]
    credentials: { existingSecret: pihole }
operators: { values: { externalDns: { policy: sync } } }
`);
    expect(found).toEqual([
      '13:47 external-dns\'s value policy is "sync", but netloom sets it to "upsert-only"; which records are its own follows from `dns.owner` and the kind of the zone',
    ]);
  });

  it('reads the place of a value through an anchor', () => {
    const found = messages(`operators:
  values:
    metallb: { speaker: &pods { tolerations: [], frr: { enabled: true } }, controller: *pods }
loadBalancer: { pools: [{ name: lb, addresses: [192.168.1.200-192.168.1.210] }] }
`);
    expect(found).toEqual([
      "8:66 MetalLB's value speaker.frr.enabled is true, but netloom sets it to false; FRR in the speaker is the older mode, which FRR-K8s replaces",
    ]);
  });

  it('does not let a value replace a mapping of netloom', () => {
    const found = messages(`ingresses:
  - name: own
    controller: traefik
    address: 192.168.1.200
    values: { ingressClass: , service: { spec: { type: ClusterIP } }, deployment: { enabled: false } }
`);
    expect(found).toEqual([
      "10:28 Traefik's value ingressClass is null, but netloom sets it to a mapping; the class is called as the release, so that two releases do not share one",
      '10:56 Traefik\'s value service.spec.type is "ClusterIP", but netloom counts on "LoadBalancer" there; leave it out: rules, policies and traces follow what the chart makes of its own value',
      "10:94 Traefik's value deployment.enabled is false, but netloom counts on true there; leave it out: rules, policies and traces follow what the chart makes of its own value",
    ]);
  });
});

describe('the reasons of what netloom sets', () => {
  const networks = [
    'networks/homelab',
    'examples/minimal',
    'examples/dual-stack-bgp',
    'examples/as-documented',
  ];

  it.each(networks)('are there for every value of %s', (folder) => {
    const network = networkIn(folder);
    const all = [
      ...ownOperators(network).map(({ settings }) => settings),
      ...network.ingresses.map((ingress) => traefikSettings(network, ingress)),
    ];
    expect(all.flatMap(withoutReason)).toEqual([]);
  });

  it('finds a value without one', () => {
    const settings = {
      title: 'x',
      own: { a: { b: 1 }, c: 1 },
      reasons: { c: '' },
      countsOn: {},
      passedOn: {},
    };
    expect(withoutReason(settings)).toEqual(['x a.b']);
  });
});

function withoutReason({ title, own, reasons }: ChartSettings): readonly string[] {
  return leavesOf(plain(own))
    .filter((path) => !Object.keys(reasons).some((key) => path === key || path.startsWith(`${key}.`)))
    .map((path) => `${title} ${path}`);
}

function leavesOf(value: Plain, path: readonly string[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([key, child]: [string, Plain]) => leavesOf(child, [...path, key]));
}
