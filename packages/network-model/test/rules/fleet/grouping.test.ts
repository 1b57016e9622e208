import { place } from '@netloom/diagnostics';
import { fleetNetwork } from '../../../src/fleet/to-fleet-network.ts';
import { fleetRules } from '../../../src/rules/fleet/index.ts';
import { loadText } from '../../../src/testing/index.ts';

/** A site of a fleet whose sites are copies of each other, but for what is given. */
function site(name: string, more = '', node = '192.168.1.10'): string {
  return `apiVersion: netloom/v1
name: ${name}
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: ${node} }] }
${more}`;
}

const COPIED = `loadBalancer:
  pools: [{ name: web, addresses: [192.168.1.230-192.168.1.239, 192.168.1.240/32] }]
tailnet: { connectors: [{ name: router, advertise: [pods, services] }] }
dns: { zone: example.com, owner: lab }
`;

/** `line message`, then the number of related places, for each finding. */
function findings(texts: readonly string[]): readonly (readonly [string, string, number])[] {
  const networks = texts.map((text, index) => fleetNetwork(loadText(text, `${index + 1}/network.yaml`)));
  return fleetRules.flatMap((rule) =>
    Array.from(rule.check({ networks }), (finding) => {
      const { code, message, range, related, relatedCount } = place(finding, { ...rule, docs: '' });
      return [`${range?.file ?? ''} ${code}`, message, relatedCount ?? related.length] as const;
    }),
  );
}

function copies(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => site(`site-${index + 1}`, COPIED));
}

describe('findings across networks', () => {
  it('are one for each range, and name both of two networks', () => {
    expect(findings(copies(2))).toEqual([
      [
        '2/network.yaml fleet-networks-overlap',
        'routes of networks "site-1" and "site-2" lead to different clusters: 10.42.0.0-10.42.255.255 reaches only one of them',
        1,
      ],
      [
        '2/network.yaml fleet-networks-overlap',
        'routes of networks "site-1" and "site-2" lead to different clusters: 10.43.0.0-10.43.255.255 reaches only one of them',
        1,
      ],
      [
        '2/network.yaml fleet-pools-overlap',
        'pools of networks "site-1" and "site-2" overlap: 192.168.1.230-192.168.1.239',
        1,
      ],
      [
        '2/network.yaml fleet-pools-overlap',
        'pools of networks "site-1" and "site-2" overlap: 192.168.1.240',
        1,
      ],
      [
        '2/network.yaml fleet-same-dns-owner',
        'networks "site-1" and "site-2" write zone "example.com" as one owner, "lab"',
        1,
      ],
    ]);
  });

  it('are as many for a hundred copies, and count the rest', () => {
    const found = findings(copies(100));
    expect(found).toHaveLength(5);
    expect(found.map(([, , places]) => places)).toEqual([99, 99, 99, 99, 99]);
    expect(found).toContainEqual([
      '100/network.yaml fleet-pools-overlap',
      'pools of networks "site-1", "site-2", "site-3" and 97 more overlap: 192.168.1.240',
      99,
    ]);
  });

  it('are one for each pool range that holds addresses of others', () => {
    const pools = Array.from({ length: 5 }, (_, index) => site(`pool-${index + 1}`, COPIED));
    const machines = Array.from({ length: 50 }, (_, index) =>
      site(`machine-${index + 1}`, '', `192.168.1.${230 + (index % 2)}`),
    );
    expect(findings([...pools, ...machines])).toContainEqual([
      '1/network.yaml fleet-pool-overlaps-host',
      'pool "web" 192.168.1.230-192.168.1.239 of networks "pool-1", "pool-2", "pool-3" and 2 more holds node "node-1" (192.168.1.230) of networks "machine-1", "machine-3", "machine-5" and 22 more and node "node-1" (192.168.1.231) of networks "machine-2", "machine-4", "machine-6" and 22 more',
      54,
    ]);
  });

  it('leave out a pool whose own network reports the address', () => {
    const own = site('own', COPIED, '192.168.1.235');
    const other = site('other', COPIED);
    const codes = findings([own, other, site('third', '', '192.168.1.235')]);
    expect(codes.filter(([code]) => code.endsWith('fleet-pool-overlaps-host'))).toEqual([
      [
        '2/network.yaml fleet-pool-overlaps-host',
        'pool "web" 192.168.1.230-192.168.1.239 of network "other" holds node "node-1" (192.168.1.235) of networks "own" and "third"',
        2,
      ],
    ]);
  });

  it('are one for the outermost zone that one owner writes', () => {
    const zones = ['lab.example.com', 'example.com', 'a.lab.example.com', 'example.org'];
    const texts = zones.map((zone, index) => site(`site-${index + 1}`, `dns: { zone: ${zone}, owner: lab }`));
    expect(findings(texts)).toEqual([
      [
        '3/network.yaml fleet-same-dns-owner',
        'networks "site-1", "site-2" and "site-3" write zone "example.com" as one owner, "lab"',
        2,
      ],
    ]);
  });

  it('are one for each cluster that several are delivered to, and for each other source', () => {
    const delivered = (name: string, cluster: string, revision: string): string =>
      site(
        name,
        `delivery: { git: { url: 'https://git.example.com/lab.git', revision: ${revision} }, charts: registry.example.com/lab, cluster: ${cluster} }`,
      );
    const texts = ['main', 'next', 'next'].map((revision, index) =>
      delivered(`site-${index + 1}`, 'in-cluster', revision),
    );
    expect(findings(texts)).toEqual([
      [
        '3/network.yaml fleet-same-cluster',
        'networks "site-1", "site-2" and "site-3" are delivered to one cluster, "in-cluster"',
        2,
      ],
      [
        '3/network.yaml fleet-sources-differ',
        'networks "site-2" and "site-3" are found at networks/*/generated of next, and network "site-1" at networks/*/generated of main',
        2,
      ],
    ]);
  });
});
