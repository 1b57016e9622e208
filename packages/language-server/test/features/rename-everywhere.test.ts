import { readFileSync } from 'node:fs';
import { checkNetwork } from '@netloom/engine';
import { goRegexpReader } from '@netloom/go-regexp';
import { toReach } from '@netloom/reachability/reach';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { renameAt } from '../../src/features/rename.ts';
import { SCHEMA, snapshotOf } from '../support/marked.ts';

const FIXTURES = new URL('../../../../tools/fixtures/', import.meta.url);

function findingsOf(text: string): readonly string[] {
  const loaded = { ...snapshotOf(text).parsed, toReach, readGoRegexp: goRegexpReader() };
  return checkNetwork(loaded, { today: '2026-01-01' }).diagnostics.map(({ code }) => code);
}

const fixture = (folder: string): string => readFileSync(new URL(`${folder}/network.yaml`, FIXTURES), 'utf8');

/** What the others do not have: segments, several ingresses, a VPN, a resolver, what is outside of the cluster, a login. */
const HOUSE = `apiVersion: netloom/v1
name: house
domain: example.com
router: { name: gate, public: { address: 203.0.113.7 } }
segments:
  - name: servers
    cidr: 10.7.10.0/24
    gateway: 10.7.10.1
    hosts: [{ name: nas, address: 10.7.10.20 }]
  - { name: clients, cidr: 10.7.20.0/24, gateway: 10.7.20.1 }
routing:
  between: stated
  allows:
    - { from: segment:clients, to: pool:entry, ports: [443/tcp] }
    - { from: segment:clients, to: host:nas, ports: [445/tcp] }
  forwards: [{ port: 443/tcp, to: ingress:internal }]
cluster:
  servicelb: false
  nodes: [{ name: one, address: 10.7.10.11 }]
loadBalancer:
  pools:
    - { name: entry, addresses: [10.7.10.230-10.7.10.232], autoAssign: false }
    - { name: rest, addresses: [10.7.10.240/32] }
  l2Advertisements: [{ name: default, pools: [entry, rest], nodes: [one] }]
  allocations: [{ addresses: 10.7.10.240, service: iot/mqtt-mqtt }]
ingresses:
  - name: internal
    address: 10.7.10.230
    domain: int.example.com
    tls: { issuer: letsencrypt }
    forwardAuth: { address: 'http://authelia.auth.svc:9091/api/authz' }
  - { name: lab, controller: traefik, address: 10.7.10.231, domain: lab.example.com, ipAllowList: [segment:clients] }
dns: { zone: example.com }
resolvers: [{ name: pihole, kind: pihole, address: 10.7.10.20, serves: [int.example.com], clients: [segment:clients], credentials: { existingSecret: pihole } }]
tailnet: { connectors: [{ name: k3s-router, tags: ['tag:k8s'], advertise: [ingress:internal, pool:rest, node:one] }] }
vpns: [{ name: phones, range: 10.66.0.0/24, endpoint: host:gate, routes: [host:nas] }]
services:
  - { name: authelia, namespace: auth, port: 9091, targetPort: 9091, selector: { app: authelia } }
  - name: files
    host: nas
    port: 5000
    expose: [{ host: files.int.example.com, via: ingress, ingress: internal, ipAllowList: [vpn:phones, segment:clients] }]
  - name: mqtt
    namespace: iot
    selector: { app: mqtt }
    expose: [{ via: loadBalancer, pool: rest, ports: [{ name: mqtt, port: 1883 }], from: [segment:clients] }]
policies: { defaultDenyIngress: [auth, iot] }
intents:
  - { from: segment:clients, to: 'https://files.int.example.com', expect: allow }
  - { from: ingress:internal, to: 'service:auth/authelia', expect: allow }
  - { from: 'pod:iot/x', to: 'tcp://authelia.auth:9091', expect: deny }
`;

const NETWORKS = [
  ['the homelab', fixture('networks/homelab')],
  ['a network with BGP', fixture('examples/dual-stack-bgp')],
  ['a house', HOUSE],
] as const;

/** Where a place with a name is not in the table, the network names something that is not there any more, and a finding says so. */
describe.each(NETWORKS)('in %s', (_, text) => {
  const snapshot = snapshotOf(text);
  // the apex is the domain of the network, and a wildcard is on certificates that stay as they are
  const declared = snapshot.occurrences.filter(
    ({ isDefinition, kind, key }) => isDefinition && !(kind === 'web-host' && /^\*|^[^.]+\.[^.]+$/.test(key)),
  );
  const things = [...new Map(declared.map((one) => [`${one.kind} ${one.key}`, one])).entries()];
  const before = findingsOf(text);

  it.each(things)('%s can be renamed, and nothing is missing afterwards', (_thing, { kind, key, span }) => {
    const newName = kind === 'web-host' ? `renamed-${key}` : 'renamed';
    const renamed = renameAt(snapshot, span.start, { newName, schema: SCHEMA, versioned: false });
    if (!renamed.ok) throw new Error(renamed.message);
    const document = TextDocument.create(snapshot.uri, 'yaml', 1, text);
    const after = TextDocument.applyEdits(document, renamed.edit.changes?.[snapshot.uri] ?? []);
    expect(after).not.toBe(text);
    expect(findingsOf(after)).toEqual(before);
  });
});
