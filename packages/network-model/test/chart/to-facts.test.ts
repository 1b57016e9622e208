import { parseSource } from '@netloom/diagnostics';
import { NETWORK_YAML } from '../../src/chart/facts-config-map.ts';
import { toFacts } from '../../src/chart/to-facts.ts';
import { decode } from '../../src/index.ts';
import { load, loadText, minimalWith } from '../../src/testing/index.ts';

describe(toFacts, () => {
  it('writes each fact of the dual-stack example under a key that fits an environment variable', () => {
    const {
      'network.json': whole,
      'network.yaml': _file,
      ...flat
    } = toFacts(load('examples/dual-stack-bgp/network.yaml').network);
    expect(flat).toEqual({
      NETWORK_NAME: 'dual-stack-bgp',
      DOMAIN: 'example.org',
      LAN_CIDRS: '192.0.2.0/25,2001:db8:1::/64',
      SDN_CIDRS: '10.10.0.0/24,fd00:10::/64',
      POD_CIDRS: '10.52.0.0/16,fd00:52::/56',
      SERVICE_CIDRS: '10.53.0.0/16,fd00:53::/112',
      TAILNET_CIDRS: '100.64.0.0/10,fd7a:115c:a1e0::/48',
      CLUSTER_DNS: '10.53.0.10,fd00:53::a',
      GATEWAY_ADDRESSES: '192.0.2.1,2001:db8:1::1',
      NODE_ADDRESSES: '192.0.2.21,2001:db8:1::21,192.0.2.22,2001:db8:1::22',
      PROXMOX_ADDRESSES: '192.0.2.11,2001:db8:1::11,192.0.2.12,2001:db8:1::12',
      POOL_ADDRESSES:
        '198.51.100.0/28,2001:db8:100::/124,198.51.100.16-198.51.100.31,2001:db8:100::10-2001:db8:100::1f',
      INGRESS_ADDRESSES: '198.51.100.1,2001:db8:100::1',
      INGRESS_DOMAIN: 'lan.example.org',
      INGRESS_HOSTS: 'media.lan.example.org,api.lan.example.org',
      TUNNEL_HOSTS: '*.media.example.org,api.example.org,vault.example.org',
    });
    expect(whole).toMatch(/^\{\n {2}"name": "dual-stack-bgp",/);
  });

  it('leaves out what the network does not have, and writes the whole as JSON', () => {
    const {
      'network.json': whole,
      'network.yaml': _file,
      ...flat
    } = toFacts(loadText(minimalWith()).network);
    expect(flat).toEqual({
      NETWORK_NAME: 'test',
      DOMAIN: 'example.com',
      LAN_CIDRS: '192.168.1.0/24',
      POD_CIDRS: '10.42.0.0/16',
      SERVICE_CIDRS: '10.43.0.0/16',
      CLUSTER_DNS: '10.43.0.10',
      NODE_ADDRESSES: '192.168.1.10',
    });
    expect(JSON.parse(whole ?? '')).toEqual({
      name: 'test',
      domain: 'example.com',
      subnets: [
        { name: 'lan', space: 'lan', cidr: '192.168.1.0/24' },
        { name: 'pods', space: 'pods', cidr: '10.42.0.0/16' },
        { name: 'services', space: 'services', cidr: '10.43.0.0/16' },
      ],
      clusterDns: ['10.43.0.10'],
      hosts: [{ name: 'node-1', role: 'node', addresses: ['192.168.1.10'] }],
      pools: [],
      ingress: null,
      exposures: [],
    });
  });

  it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal', 'examples/as-documented'])(
    'holds the file of %s, which reads as the same network',
    (folder) => {
      const { network, source } = load(`${folder}/network.yaml`);
      const text = toFacts(network)[NETWORK_YAML] ?? '';
      const again = parseSource(text, 'network.yaml');
      expect([again.diagnostics, again.value]).toEqual([[], parseSource(source.text, 'network.yaml').value]);
      expect(decode(again).file).not.toBeNull();
    },
  );

  it('holds what was written, without comments, defaults and layout', () => {
    const text = minimalWith("tls: { issuer: 'yes' } # not a boolean\n");
    expect(toFacts(loadText(text).network)[NETWORK_YAML]).toBe(`apiVersion: netloom/v1
name: test
domain: example.com
lan:
  cidr: 192.168.1.0/24
cluster:
  nodes:
    - name: node-1
      address: 192.168.1.10
tls:
  issuer: 'yes'
`);
  });

  it('leaves the file out where the ConfigMap could not hold it', () => {
    const { network } = loadText(minimalWith());
    const keys = (bytes: number): readonly string[] =>
      Object.keys(toFacts({ ...network, written: { text: 'ä'.repeat(bytes / 2) } }));
    expect(keys(990_000)).toContain(NETWORK_YAML);
    expect(keys(1_000_000)).not.toContain(NETWORK_YAML);
    expect(keys(1_000_000)).toContain('NETWORK_NAME');
  });
});
