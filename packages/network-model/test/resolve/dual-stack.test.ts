import { plain } from '@netloom/chart-kit';
import { printEndpoint } from '../../src/index.ts';
import { load } from '../../src/testing/index.ts';

const { network } = load('examples/dual-stack-bgp/network.yaml');

describe('the dual-stack network, resolved', () => {
  it('has two subnets where it has two CIDRs', () => {
    expect(network.subnets.map(({ name, cidr }) => `${name} ${cidr.toString()}`)).toEqual([
      'lan 192.0.2.0/25',
      'lan 2001:db8:1::/64',
      'nodes 10.10.0.0/24',
      'nodes fd00:10::/64',
      'pods 10.52.0.0/16',
      'pods fd00:52::/56',
      'services 10.53.0.0/16',
      'services fd00:53::/112',
      'tailnet 100.64.0.0/10',
      'tailnet fd7a:115c:a1e0::/48',
    ]);
    expect(network.subnets.slice(0, 2).map(({ gateway }) => String(gateway))).toEqual([
      '192.0.2.1',
      '2001:db8:1::1',
    ]);
  });

  it('has both addresses of what has two', () => {
    expect(plain(network.nodes[0])).toEqual({
      name: 'k3s-1',
      role: 'server',
      addresses: ['192.0.2.21', '2001:db8:1::21'],
      iface: null,
      interfaces: [],
      sdnAddresses: ['10.10.0.21', 'fd00:10::21'],
      podCidrs: ['10.52.0.0/24', 'fd00:52::/64'],
      host: 'pve-1',
      vmId: 201,
      guestMtu: 8950,
    });
    expect(plain(network.cluster.clusterDns)).toEqual(['10.53.0.10', 'fd00:53::a']);
    expect(plain(network.ingresses[0]?.addresses)).toEqual(['198.51.100.1', '2001:db8:100::1']);
  });

  it('has peers, advertisements, BFD and communities', () => {
    expect(plain(network.bgpPeers[0])).toEqual({
      name: 'core-1',
      myAsn: 64512,
      peerAsn: 64513,
      address: '192.0.2.1',
      port: null,
      nodes: [],
      holdTime: 90,
      keepaliveTime: 30,
      ebgpMultiHop: false,
      bfdProfile: 'fast',
      vrf: null,
      existingSecret: 'bgp-password',
    });
    expect(network.bgpAdvertisements).toEqual([
      {
        name: 'ingress',
        pools: ['ingress'],
        peers: ['core-1', 'core-1-v6'],
        nodes: [],
        aggregationLength: 32,
        aggregationLength6: 128,
        localPref: 200,
        communities: ['no-transit'],
      },
      {
        name: 'apps',
        pools: ['apps'],
        peers: [],
        nodes: [],
        aggregationLength: null,
        aggregationLength6: null,
        localPref: null,
        communities: ['64512:100'],
      },
    ]);
    expect(network.bfdProfiles).toEqual([
      {
        name: 'fast',
        receiveInterval: 300,
        transmitInterval: 300,
        detectMultiplier: 3,
        echoMode: false,
        passiveMode: false,
      },
    ]);
    expect(network.communities).toEqual([
      { name: 'own', communities: [{ name: 'no-transit', value: '64512:200' }] },
    ]);
  });

  it('keeps whom a pool is for', () => {
    expect(network.pools.map(({ allocation }) => allocation)).toEqual([
      null,
      {
        priority: 10,
        namespaces: ['media'],
        namespaceSelectors: [],
        serviceSelectors: [{ matchLabels: { 'example.org/public': 'yes' } }],
      },
    ]);
  });

  it('makes one record for each public host and one wildcard for each family, beside the stated ones', () => {
    expect(
      network.records.map(({ name, type, targets, proxied, ttl, owner }) =>
        [name, type, targets.join(' '), proxied ? 'proxied' : 'plain', ttl, owner].join(' | '),
      ),
    ).toEqual([
      '*.media.example.org | CNAME | 6ff42ae2-765d-4adf-8112-31c55c1551ef.cfargotunnel.com | proxied |  | tunnel',
      'api.example.org | CNAME | 6ff42ae2-765d-4adf-8112-31c55c1551ef.cfargotunnel.com | proxied |  | tunnel',
      'vault.example.org | CNAME | 6ff42ae2-765d-4adf-8112-31c55c1551ef.cfargotunnel.com | proxied |  | tunnel',
      '*.lan.example.org | A | 198.51.100.1 | plain |  | ingress',
      '*.lan.example.org | AAAA | 2001:db8:100::1 | plain |  | ingress',
      'ns.example.org | A | 203.0.113.53 | plain | 3600 | dns',
      'example.org | TXT | v=spf1 -all | plain |  | dns',
      'docs.example.org | CNAME | pages.example.net | plain |  | dns',
    ]);
  });

  it('trusts pods of both families while a tunnel host goes through Traefik', () => {
    expect(plain(network.ingresses[0]?.trustedIPs)).toEqual(['10.52.0.0/16', 'fd00:52::/56']);
  });

  it('advertises each endpoint of each Connector', () => {
    expect(
      network.routes.map(
        ({ connector, cidr, for: of }) => `${connector} ${cidr.toString()} ${printEndpoint(of)}`,
      ),
    ).toEqual([
      'rack-1 10.52.0.0/16 pods',
      'rack-1 fd00:52::/56 pods',
      'rack-1 10.53.0.0/16 services',
      'rack-1 fd00:53::/112 services',
      'rack-1-exit 198.51.100.0/28 pool:ingress',
      'rack-1-exit 2001:db8:100::/124 pool:ingress',
      'rack-1-exit 198.51.100.16/28 pool:apps',
      'rack-1-exit 2001:db8:100::10/124 pool:apps',
      'rack-1-exit 192.0.2.5/32 host:nas',
      'rack-1-exit 2001:db8:1::5/128 host:nas',
    ]);
  });

  it('gives flows for exposures, the tailnet, metrics and webhooks', () => {
    expect(
      network.flows.map(({ from, service, port, reason }) => `${from} ${service} ${port} ${reason}`),
    ).toEqual([
      'traefik media 8096 exposure',
      'tailscale media 8096 tailnet',
      'prometheus media 9101 metrics',
      'traefik api 8080 exposure',
      'cloudflared api 8080 exposure',
      'tailscale api 8080 tailnet',
      'nodes api 9443 webhook',
      'cloudflared vault 8443 exposure',
      'tailscale vault 8443 tailnet',
    ]);
  });

  it("keeps only what a file states of cloudflared's options", () => {
    expect(network.exposures.map(({ originRequest }) => originRequest)).toEqual([
      {},
      {},
      {},
      { connectTimeout: '10s', http2Origin: true },
      { originServerName: 'vault.vault.svc', noTLSVerify: false },
    ]);
  });
});
