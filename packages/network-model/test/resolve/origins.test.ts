import { primaryNode, type Origin } from '@netloom/diagnostics';
import { load, loadText, minimalWith } from '../../src/testing/index.ts';

const FILES = [
  'networks/homelab/network.yaml',
  'examples/as-documented/network.yaml',
  'examples/minimal/network.yaml',
  'examples/dual-stack-bgp/network.yaml',
];

describe('origins of a network', () => {
  it.each(FILES)('exist for every object of %s', (path) => {
    const { network, origins } = load(path);
    const objects = [...objectsOf(network)];
    expect(objects.length).toBeGreaterThan(50);
    expect(objects.filter((object) => !origins.has(object))).toEqual([]);
  });

  it('lead from a value to its text', () => {
    const { network, origins } = load('networks/homelab/network.yaml');
    const pool = network.pools[0]!;
    expect(textOf(origins.of(pool.addresses[0]!))).toBe('192.168.7.231-192.168.7.232');
    expect(textOf(origins.of(network.ingresses[0]!.addresses[0]!))).toBe('192.168.7.230');
    expect(textOf(origins.of(network.cluster, 'servicelb'))).toBe('false');
    expect(textOf(origins.of(network.exposures[0]!, 'host'))).toBe('passwords.jigga.xyz');
    expect(textOf(origins.of(network.exposures[0]!, 'service'))).toBe('vaultwarden');
    expect(textOf(origins.of(network.nodes[1]!, 'host'))).toBe('pve-beta');
    expect(textOf(origins.of(network.dns!.zones[0]!, 'secretKey'))).toBe('api-token');
    expect(textOf(origins.of(network.connectors[0]!.advertise))).toBe('[pods, services, pools]');
  });

  it('name the owner and the key of a default', () => {
    const { network, origins } = loadText(minimalWith('tunnel: { id: <tunnel-id> }'));
    expect(origins.of(network.tunnel!, 'replicas')).toMatchObject({ kind: 'default', key: 'replicas' });
    expect(origins.of(network.cluster.podCidrs[0]!)).toMatchObject({ kind: 'default', key: 'podCidr' });
    expect(origins.of(network, 'firewall')).toMatchObject({ kind: 'default', key: 'firewall' });
  });

  it('name the sources of what is derived', () => {
    const { network, origins } = load('networks/homelab/network.yaml');
    const record = origins.of(network.records[0]!);
    expect(record.kind === 'derived' && record.by).toBe('a tunnel host is a proxied CNAME of its tunnel');
    expect(textOf(record)).toBe('{ host: passwords.jigga.xyz, via: tunnel, origin: service }');
    expect(textOf(origins.of(network.routes[2]!.cidr))).toBe('pools');
    expect(textOf(origins.of(network.proxmox!.zones[0]!.peers))).toBe(
      '{ name: k3szone, type: vxlan, mtu: 1450 }',
    );
  });
});

function textOf(origin: Origin): string {
  const { source, node } = primaryNode(origin);
  return source.text.slice(node.span.start, node.span.end);
}

/** Every object that is reachable from a value; value objects are leaves. */
function* objectsOf(value: unknown): Iterable<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return;
  for (const child of Object.values(value)) yield* objectsOf(child);
}
