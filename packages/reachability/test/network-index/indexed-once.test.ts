import { loadText } from '@netloom/network-model/testing';
import { overlayHop } from '../../src/hops/overlay.ts';
import { indexNetwork, matrix, matrixRows } from '../../src/index.ts';
import { HOMELAB, networkIndexOf } from '../ask.ts';

const TEXT = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { servicelb: false, nodes: [{ name: n1, address: 192.168.1.11 }, { name: n2, address: 192.168.1.12 }] }
loadBalancer: { pools: [{ name: p, addresses: [192.168.1.230-192.168.1.235] }], l2Advertisements: [{ name: l2 }] }
ingress: { address: 192.168.1.230, domain: int.example.com }
tailnet: { oauth: { existingSecret: oauth }, connectors: [{ name: router, tags: ['tag:k8s'], advertise: [pods, services] }] }
resolvers: [{ name: pihole, address: 192.168.1.53, kind: pihole, serves: [int.example.com], clients: [lan, nodes] }]
services:
  - { name: web, namespace: web, port: 80, targetPort: 8080, selector: { app: web }, expose: [{ host: web.int.example.com, via: ingress }] }
  - { name: dns, namespace: dns, port: 53, targetPort: 53, selector: { app: dns }, expose: [{ via: loadBalancer, address: 192.168.1.231, ports: [{ port: 53 }] }] }
  - { name: ssh, namespace: ssh, port: 22, targetPort: 22, selector: { app: ssh }, expose: [{ via: nodePort, ports: [{ port: 22, nodePort: 30022 }] }] }
  - { name: db, namespace: db, port: 5432, targetPort: 5432, selector: { app: db }, expose: [{ via: tailscale, ports: [{ port: 5432 }] }] }
`;

/** A table of the network that counts how often somebody goes through its rows. */
function counted<Row>(rows: readonly Row[], count: () => void): readonly Row[] {
  return new Proxy(rows, {
    get: (own, key, receiver): unknown => {
      if (key === '0') count();
      return Reflect.get(own, key, receiver);
    },
  });
}

describe(indexNetwork, () => {
  it('goes through balancers and resolvers once, however many traces ask for them', () => {
    const facts = loadText(TEXT);
    const walks = { balancers: 0, resolvers: 0 };
    const network = {
      ...facts.network,
      balancers: counted(facts.network.balancers, () => (walks.balancers += 1)),
      resolvers: counted(facts.network.resolvers, () => (walks.resolvers += 1)),
    };
    facts.origins.set(network, facts.origins.of(facts.network));
    const index = indexNetwork({ ...facts, network });
    const first = matrix(index);
    expect(walks.resolvers).toBe(1);
    expect(walks.balancers).toBeGreaterThan(0);
    const { rows } = matrixRows(index);
    // what follows is traces alone
    Object.assign(walks, { balancers: 0, resolvers: 0 });
    expect([...rows]).toEqual(first.rows);
    expect(walks).toEqual({ balancers: 0, resolvers: 0 });
  });

  it('finds the path between nodes once, for a copy of the index, too', () => {
    const index = networkIndexOf(HOMELAB);
    expect(overlayHop(index)).not.toBeNull();
    expect(overlayHop({ ...index })).toBe(overlayHop(index));
  });
});
