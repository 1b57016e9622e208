import { parseSource } from '@netloom/diagnostics';
import { minimalWith } from '@netloom/network-model/testing';
import { checkNetwork, drawNetwork, findSubject, usesOf } from '../../src/index.ts';
import type { UsesContext } from '../../src/uses/uses-of.ts';

const TEXT = minimalWith(`loadBalancer:
  pools:
    - { name: lan, addresses: [192.168.1.200-192.168.1.210] }
    - { name: own, addresses: [192.168.1.230/32], autoAssign: false }
ingress: { address: 192.168.1.230, domain: int.example.com }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
tailnet:
  connectors:
    - { name: router, tags: [tag:k8s], advertise: [pods, 192.168.1.230/32] }
services:
  - { name: web, namespace: apps, port: 80, expose: [{ host: web.int.example.com, via: ingress }] }
  - { name: api, namespace: apps, port: 80, expose: [{ host: api.example.com, via: tunnel }] }
firewall:
  - { name: web, from: lan, to: pools, ports: [443/tcp] }
  - { name: ssh, from: host:node-2, to: 'node:node-1', ports: [22/tcp] }
policies: { defaultDenyIngress: [apps] }
intents:
  - { from: internet, to: 'https://api.example.com', expect: allow }
  - { from: lan, to: 'tcp://192.168.1.10:22', expect: deny }
`);

function contextOf(text: string): UsesContext {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  const { facts, origins } = checked;
  return { facts, origins, drawings: drawNetwork(facts.network, (by) => origins.recorder(by)) };
}

const HERE = contextOf(TEXT);

/** What is used, without places and without what is empty. */
function uses(text: string, { facts, origins, drawings } = HERE): unknown {
  const subject = findSubject(text, facts);
  if (typeof subject === 'string') return subject;
  const { files, ...rows } = usesOf(subject, { facts, origins, drawings });
  const used = Object.entries(rows).filter(([, list]) => list.length > 0);
  return {
    name: subject.name,
    ...Object.fromEntries(used.map(([what, list]) => [what, list.map((one) => one.text)])),
    files: files
      .filter(({ file }) => file === 'values.yaml')
      .map(({ pointer }) => pointer)
      .filter((pointer) => !pointer.includes('/configMaps/')),
  };
}

describe(usesOf, () => {
  it('finds a machine in what its router lets through, by any of its addresses', () => {
    const home = contextOf(`apiVersion: netloom/v1
name: home
domain: example.com
segments:
  - { name: a, cidr: 10.7.1.0/24, cidr6: '2a00:7:1::/64', gateway: 10.7.1.1 }
  - { name: b, cidr: 10.7.2.0/24, gateway: 10.7.2.1, hosts: [{ name: hub, address: 10.7.2.10 }] }
routing:
  between: stated
  allows: [{ from: host:hub, to: 'node:one' }]
  openings: [{ to: 'node:one', ports: [22/tcp] }]
cluster:
  servicelb: false
  nodes: [{ name: one, address: 10.7.1.11, address6: '2a00:7:1::11', interfaces: [{ segment: b, address: 10.7.2.11 }] }]
`);
    expect(uses('node:one', home)).toMatchObject({
      claims: [
        'node:one holds 10.7.1.11 (lan, node)',
        'node:one holds 2a00:7:1::11 (lan, node)',
        'node:one holds 10.7.2.11 (lan, node)',
        'kubernetes-api holds port 6443/tcp on node:one',
      ],
      firewall: ['the router: host:hub → node:one', 'the router: internet → node:one, 22/tcp'],
    });
    expect(uses('10.7.2.11', home)).toMatchObject({ claims: ['node:one holds 10.7.2.11 (lan, node)'] });
  });

  it('follows an address to its pool, its route, its record and its rule', () => {
    expect(uses('192.168.1.230')).toEqual({
      name: '192.168.1.230',
      claims: ['pool:own holds 192.168.1.230 (lan, pool)', 'ingress holds 192.168.1.230 (lan, pin)'],
      routes: ['Connector "router" advertises 192.168.1.230/32'],
      records: ['A *.int.example.com → 192.168.1.230'],
      firewall: ['rule "web": lan → pools, 443/tcp'],
      files: [
        '#/network-model/helmTest/endpoints/0/host',
        '#/metallb/ipAddressPools/1/spec/addresses/0',
        '#/ingress/helmChartConfigs/0/spec/valuesContent',
        '#/tailscale/connectors/0/spec/subnetRouter/advertiseRoutes/1',
      ],
    });
  });

  it('follows a host to its service, and no other', () => {
    expect(uses('api.example.com')).toMatchObject({
      claims: ['service:apps/api holds api.example.com (public, tunnel)'],
      exposures: ['api.example.com leads to apps/api via tunnel'],
      intents: ['allow: internet → https://api.example.com'],
    });
  });

  it('finds a thing by its name alone, and its addresses in rules and intents', () => {
    expect(uses('node-1')).toMatchObject({
      name: 'node:node-1',
      firewall: ['rule "ssh": host:node-2 → node:node-1, 22/tcp'],
      intents: ['deny: lan → tcp://192.168.1.10:22'],
    });
  });

  it('names the policies of a service', () => {
    expect(uses('service:apps/web')).toMatchObject({
      exposures: ['web.int.example.com leads to apps/web via ingress'],
      policies: ['namespace "apps" denies what no flow needs'],
    });
  });

  it('gives the whole of what is made from a pool', () => {
    expect(uses('pool:lan')).toMatchObject({ files: ['#/metallb/ipAddressPools/0'] });
  });

  it.each([
    ['node-2', 'the network has no "node-2": did you mean "node-1"?'],
    ['pool:lam', 'the network has no "pool:lam": did you mean "pool:lan"?'],
    ['lan', '"lan" may be pool:lan or subnet:lan: name one of them'],
  ])('says why %s is nothing', (text, problem) => {
    expect(uses(text)).toBe(problem);
  });
});
