import { plain } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { compareNetworks } from '../../src/changes/compare-networks.ts';
import { check, edits, EVERYTHING, HOME, said, type Edit } from '../networks.ts';

describe(compareNetworks, () => {
  it('says nothing of equal networks', () => {
    expect(compareNetworks(edits())).toEqual([]);
  });

  it('says nothing of comments, layout and the order of rows', () => {
    const networks = edits(
      ['name: everything', 'name:    everything # of it'],
      [
        `    - { name: one, address: 192.168.1.10, sdnAddress: 10.0.0.10 }
    - { name: two, role: agent, address: 192.168.1.11, sdnAddress: 10.0.0.11 }`,
        `    - { name: two, role: agent, address: 192.168.1.11, sdnAddress: 10.0.0.11 }
    - { name: one, address: 192.168.1.10, sdnAddress: 10.0.0.10 }`,
      ],
    );
    expect(compareNetworks(networks)).toEqual([]);
  });

  // a table without an edit here does not compile
  const ONE_EDIT: Readonly<Record<Exclude<keyof Network, 'written'>, Edit>> = {
    name: ['name: everything', 'name: other'],
    domain: ['domain: example.com', 'domain: example.org'],
    subnets: ['cidr: 192.168.1.0/24', 'cidr: 192.168.0.0/23'],
    reservations: ['dhcp: [192.168.1.100-192.168.1.120]', 'dhcp: []'],
    hosts: ['address: 192.168.1.5', 'address: 192.168.1.6'],
    routing: [
      HOME,
      `segments:
  - name: lan
    cidr: 192.168.1.0/24
    gateway: 192.168.1.1
    dhcp: [192.168.1.100-192.168.1.120]
    hosts: [{ name: nas, address: 192.168.1.5 }]
routing: { between: open }
`,
    ],
    publicWay: [
      'name: router, address: 192',
      'name: router, public: { ddns: home.example.com }, address: 192',
    ],
    forwards: ['proxmox:', 'routing: { forwards: [{ port: 443/tcp, to: ingress }] }\nproxmox:'],
    openings: ['proxmox:', 'routing: { openings: [] }\nproxmox:'],
    nodes: ['role: agent', 'role: server'],
    proxmox: ['vni: 100', 'vni: 101'],
    cluster: ['servicelb: false', 'servicelb: true'],
    loadBalancer: ['loadBalancer:', 'loadBalancer:\n  namespace: lb'],
    pools: ['autoAssign: false', 'avoidBuggyIPs: true'],
    l2Advertisements: ['name: l2, pools: [default, ingress]', 'name: l2, pools: [default]'],
    bgpPeers: ['peerAsn: 64513', 'peerAsn: 64514'],
    bgpAdvertisements: ['pools: [default], peers', 'pools: [ingress], peers'],
    bfdProfiles: ['receiveInterval: 300ms', 'receiveInterval: 400ms'],
    communities: ["'64512:100'", "'64512:101'"],
    allocations: ['service: kube-system/traefik', 'service: apps/web'],
    ingresses: ['domain: int.example.com }', 'domain: int.example.com, replicas: 3 }'],
    certificates: ['issuer: letsencrypt', 'issuer: staging'],
    dns: ['zone: example.com', 'zone: example.com\n  owner: me'],
    issuers: ['tunnel: {', 'issuers: [{ name: letsencrypt, acme: {} }]\ntunnel: {'],
    resolvers: ['tunnel: {', 'resolvers: [{ name: pihole, kind: pihole, address: 192.168.1.5 }]\ntunnel: {'],
    tunnel: ['tunnel: {', 'tunnel: { replicas: 3,'],
    tailnet: ['tailnet:', 'tailnet:\n  oauth: { existingSecret: other }'],
    connectors: ['name: router, advertise', "name: router, tags: ['tag:other'], advertise"],
    routes: ['advertise: [pods, pools]', 'advertise: [pods]'],
    vpns: [
      'delivery:',
      'vpns: [{ name: wg, range: 10.66.0.0/24, endpoint: 192.168.7.1, routes: [lan] }]\ndelivery:',
    ],
    services: ['targetPort: 3000', 'targetPort: 3001'],
    exposures: ['host: www.example.com, via: tunnel', 'host: www.example.com, path: /a, via: tunnel'],
    balancers: [
      'expose: [{ host: www.example.com, via: tunnel, origin: service }]',
      'expose: [{ host: www.example.com, via: tunnel, origin: service }, { via: loadBalancer }]',
    ],
    records: ['targets: [8.8.8.8]', 'targets: [8.8.4.4]'],
    firewall: ['ports: [6443/tcp]', 'ports: [6443/tcp], purpose: the API'],
    actors: ['monitoring: {', 'monitoring: { selector: { app: other },'],
    flows: ['selector: { app: web }', 'selector: { app: web }\n    metricsPort: 9100'],
    policies: ['[apps]', '[apps, monitoring]'],
    intents: ['expect: allow', 'expect: deny'],
    waivers: ['reason: later', 'reason: soon'],
    documents: ['delivery:', 'documents: { page: true }\ndelivery:'],
    operators: ['delivery:', 'operators: { metallb: 0.15.3 }\ndelivery:'],
    delivery: ['charts: registry.example.com/net', 'charts: registry.example.com/other'],
    docs: ['delivery:', 'docs: { include: [README.md] }\ndelivery:'],
  };

  it.each(Object.entries(ONE_EDIT))('says something of a change in %s', (table, edit) => {
    const networks = edits(edit);
    const key = table as keyof Network;
    // the edit must reach the table that it is there for
    expect(texts(networks.before.network[key])).not.toBe(texts(networks.after.network[key]));
    expect(compareNetworks(networks).filter(({ topic }) => topic !== 'reach')).not.toEqual([]);
  });

  it('names every field that no other topic reports', () => {
    const networks = edits(
      ['vni: 100', 'vni: 101'],
      ['  bfdProfiles: [{ name: fast, receiveInterval: 300ms }]\n', ''],
      ['servicelb: false', 'servicelb: false\n  tlsSans: [api.example.com]'],
    );
    expect(said(networks, 'settings')).toEqual([
      '- BFD profile fast is gone',
      '~ VNet vnet1 vni: 100 -> 101',
      '+ cluster tlsSans[0]: "api.example.com"',
    ]);
  });

  it('reports values that are passed on to charts, once', () => {
    const networks = edits(
      ['domain: int.example.com }', 'domain: int.example.com, values: { resources: { cpu: 1 } } }'],
      ['delivery:', 'operators: { values: { metallb: { speaker: { logLevel: debug } } } }\ndelivery:'],
    );
    expect(
      compareNetworks(networks).map(({ action, subject, text }) => `${action} ${subject} ${text}`),
    ).toEqual(['add metallb value speaker.logLevel: "debug"', 'add ingress values.resources: {"cpu":1}']);
  });

  it("reports the values of Traefik's own release with the release alone", () => {
    const own = (more: string): Edit => [
      'ingress: { address: 192.168.1.210, domain: int.example.com }\ntls: { issuer: letsencrypt }',
      `ingresses: [{ name: own, controller: traefik, address: 192.168.1.210${more} }]`,
    ];
    const { after: before } = edits(own(''));
    const { after } = edits(own(', values: { resources: { cpu: 1 } }'));
    const found = compareNetworks({ before, after });
    expect(found.map(({ action, subject, text }) => `${action} ${subject} ${text}`)).toEqual([
      'add traefik-own value resources: {"cpu":1}',
    ]);
  });

  it('compares two networks of different names', () => {
    const other = check(EVERYTHING.replace('name: everything', 'name: other')).facts;
    const networks = { before: check(EVERYTHING).facts, after: other };
    expect(said(networks, 'settings')).toContain('~ network name: "everything" -> "other"');
  });
});

/** Value objects by their text. */
function texts(value: unknown): string {
  return JSON.stringify(plain(value));
}
