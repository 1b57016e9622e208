import type { NetworkView } from '@netloom/network-model';
import { loadText } from '@netloom/network-model/testing';
import { renderNetworkPage } from '../src/index.ts';

function network(more: string): NetworkView {
  const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 } }
${more}`);
  return { facts, diagnostics: [], waived: [] };
}

const NODE = 'cluster: { version: v1.37.1+k3s1, nodes: [{ name: one, address: 192.168.1.10 }] }\n';

/** The table under a heading. */
function table(page: string, title: string): readonly string[] {
  const [, section = ''] = page.split(`## ${title}\n`);
  const [before = ''] = section.split('\n## ');
  return before.split('\n').filter((line) => line.startsWith('|'));
}

describe(renderNetworkPage, () => {
  it('shows a small network as tables, and leaves out those without a row', () => {
    expect(renderNetworkPage(network(NODE))).toBe(`# The network small

Domain \`example.com\`, K3s \`v1.37.1+k3s1\`.

## Networks

Each network, with the bytes that one packet may have where that is stated.

| Network | CIDR | Gateway | MTU |
| --- | --- | --- | --- |
| lan | \`192.168.1.0/24\` | \`192.168.1.1\` | – |
| pods | \`10.42.0.0/16\` | – | – |
| services | \`10.43.0.0/16\` | – | – |

## Addresses

Every address that something holds.

| Address | Network | Held by | What it is |
| --- | --- | --- | --- |
| \`10.43.0.10\` | services | CoreDNS | cluster DNS |
| \`192.168.1.1\` | lan | router | gateway |
| \`192.168.1.10\` | lan | one | K3s node |

## Nodes

Pod CIDR and Proxmox host are what was observed: K3s hands out the one, and machines move between the other.

| Node | Role | LAN | SDN | Pod CIDR | Proxmox host |
| --- | --- | --- | --- | --- | --- |
| one | server | \`192.168.1.10\` | – | – | – |

## Namespaces

Those that netloom makes; the namespaces of apps belong to the apps.

| Namespace | Pod Security |
| --- | --- |
| \`netloom-system\` | restricted |
`);
  });

  it('names the virtual machine of a node beside its Proxmox host, as far as both are known', () => {
    const nodes = ['vmId: 201', 'observed: { host: pve }, vmId: 202', 'observed: { host: pve }'];
    const rows = nodes.map(
      (more, index) => `    - { name: n${index}, address: 192.168.1.${20 + index}, ${more} }\n`,
    );
    const page = renderNetworkPage(
      network(
        `proxmox: { hosts: [{ name: pve, address: 192.168.1.9 }] }\ncluster:\n  nodes:\n${rows.join('')}`,
      ),
    );
    expect(
      table(page, 'Nodes')
        .slice(-3)
        .map((row) => row.split(' | ').at(-1)),
    ).toEqual(['VM 201 |', 'pve, VM 202 |', 'pve |']);
  });

  it('keeps what people wrote from being Markdown', () => {
    const page = renderNetworkPage(
      network(
        `${NODE}firewall: [{ name: web, from: lan, to: nodes, ports: [80/tcp], purpose: 'a | b *c* <d> [e](f) \`g\`' }]\n`,
      ),
    );
    expect(table(page, 'Firewall').at(-1)).toBe(
      '| web | lan | nodes | `80/tcp` | a \\| b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` |',
    );
  });

  it('names the ways to a host and what it reaches', () => {
    const page = renderNetworkPage(
      network(`${NODE}ingress: { address: 192.168.1.200, domain: int.example.com }
loadBalancer: { pools: [{ name: lb, addresses: [192.168.1.200/32] }], l2Advertisements: [{ name: all }] }
tunnel: { id: 11111111-2222-3333-4444-555555555555 }
services:
  - name: web
    namespace: web
    port: 80
    expose:
      - { host: web.example.com, via: tunnel, origin: service }
      - { host: shop.example.com, via: tunnel, origin: ingress }
      - { host: web.int.example.com, via: ingress, path: /admin }
`),
    );
    expect(table(page, 'Names and what they reach').slice(2)).toEqual([
      '| `web.example.com` | – | tunnel | web/web |',
      '| `shop.example.com` | – | tunnel, then ingress | web/web |',
      '| `web.int.example.com` | `/admin` | ingress | web/web |',
    ]);
    expect(table(page, 'Load balancer pools').slice(2)).toEqual(['| lb | `192.168.1.200/32` | yes | all |']);
  });

  it('keeps a text in its cell that ends the cell for some renderers', () => {
    const more = `dns:
  zone: example.com
  records: [{ name: x.example.com, type: TXT, targets: ['\\|<img src=x onerror=alert(1)>'] }]
`;
    expect(table(renderNetworkPage(network(NODE + more)), 'DNS records').at(-1)).toContain(
      '| &#92;`\\|<img src=x onerror=alert(1)>` |',
    );
  });

  it('shows what CoreDNS answers inside the cluster, where it does', () => {
    const more = `ingress: { address: 192.168.1.200, domain: int.example.com }
tailnet: { nameserver: { address: 10.43.0.53 } }
`;
    const on = renderNetworkPage(network(NODE.replace('cluster: {', 'cluster: { splitHorizon: {},') + more));
    expect(table(on, 'Names inside the cluster').slice(2)).toEqual([
      '| `*.int.example.com` | A | `192.168.1.200` |',
    ]);
    expect(table(on, 'Addresses')).toContain(
      '| `10.43.0.53` | services | Tailscale | nameserver of ts.net |',
    );
    expect(table(renderNetworkPage(network(NODE + more)), 'Names inside the cluster')).toEqual([]);
  });
});
