import type { Diagnostic } from '@netloom/diagnostics';
import { loadText } from '@netloom/network-model/testing';
import { renderNetworkPage } from '../src/index.ts';
import { pageOf, rowsUnder, under, viewOf } from './page.ts';

const INGRESS = `ingress: { address: 192.168.1.200, domain: int.example.com }
loadBalancer:
  pools: [{ name: lb, addresses: [192.168.1.200-192.168.1.203] }]
  l2Advertisements: [{ name: all }]
`;
const EXPOSED = `${INGRESS}dns: { zone: example.com }
tunnel: { id: 11111111-2222-3333-4444-555555555555 }
services:
  - name: web
    namespace: web
    port: 80
    targetPort: 8080
    selector: { app: web }
    expose:
      - { host: web.example.com, via: tunnel, origin: service }
      - { host: web.int.example.com, via: ingress }
`;

function headings(page: string): readonly string[] {
  return page.split('\n').filter((line) => /^#{2,3} /.test(line));
}

describe(renderNetworkPage, () => {
  it('has the ports that the router forwards, and the way in by them', () => {
    const exposed = EXPOSED.replace('web.int.example.com, via: ingress', '$&, public: direct');
    const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1, public: { ddns: dyn.example.com } }
routing: { forwards: [{ port: 8443/tcp, to: ingress, targetPort: 443 }] }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
${exposed}`);
    const page = renderNetworkPage({ facts, diagnostics: [], waived: [] });
    expect(rowsUnder(page, 'Forwarded Ports (Internet)')).toEqual([
      '| 8443 | TCP | Traefik | `192.168.1.200` | 443 |',
    ]);
    expect(under(page, 'Forwarded Ports (Internet)')).toContain(
      'a DDNS client keeps `dyn.example.com` at it',
    );
    const way = under(page, "Public Access by the Router's Public Address");
    expect(way).toContain('The router forwards port 8443 to `192.168.1.200`');
    expect(way).toContain('DNS resolves to `dyn.example.com`');
  });

  it('names the controller that a forward leads to', () => {
    const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 } }
routing: { forwards: [{ port: 443/tcp, to: ingress }] }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
ingresses:
  - { name: edge, controller: ingress-class, class: nginx, address: 192.168.1.231, domain: int.example.com }
`);
    const page = renderNetworkPage({ facts, diagnostics: [], waived: [] });
    expect(rowsUnder(page, 'Forwarded Ports (Internet)')).toEqual([
      '| 443 | TCP | ingress "edge" | `192.168.1.231` | 443 |',
    ]);
  });

  it('has VPNs, and how their peers come in', () => {
    const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1, public: { ddns: dyn.example.com } }
  hosts: [{ name: pi, address: 192.168.1.5 }, { name: nas, address: 192.168.1.6 }]
routing:
  forwards:
    - { port: 51820/udp, to: host:router }
    - { port: 4500/udp, to: host:pi, targetPort: 51820 }
    - { port: 51830/udp, to: host:nas }
vpns:
  - { name: phones, range: 10.6.0.0/24, endpoint: host:router, routes: [lan] }
  - { name: laptops, range: 10.7.0.0/24, endpoint: host:pi, routes: [host:pi, host:nas] }
  - { name: cabin, range: 10.8.0.0/24, endpoint: host:nas, routes: [lan] }
  - { name: work, kind: other, range: 10.9.0.0/24, endpoint: host:nas, routes: [lan] }
  - { name: guests, range: 10.10.0.0/24, endpoint: host:router, port: 51830, routes: [lan] }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`);
    const page = renderNetworkPage({ facts, diagnostics: [], waived: [] });
    expect(rowsUnder(page, 'VPNs')).toEqual([
      '| phones | WireGuard | `10.6.0.0/24` | host router | 51820 | the router answers itself | `lan` |',
      '| laptops | WireGuard | `10.7.0.0/24` | host pi | 51820 | the router forwards 4500 | `host:pi`, `host:nas` |',
      '| cabin | WireGuard | `10.8.0.0/24` | host nas | 51820 | the router does not forward it | `lan` |',
      '| work | other | `10.9.0.0/24` | host nas | – | not stated | `lan` |',
      '| guests | WireGuard | `10.10.0.0/24` | host router | 51830 | the router forwards its port to something else | `lan` |',
    ]);
    expect(rowsUnder(page, 'Forwarded Ports (Internet)')[0]).toBe(
      '| 51820 | UDP | the router itself | – | 51820 |',
    );
  });

  it('says which VNet a segment is', () => {
    const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
router: { name: gate }
segments:
  - { name: family, vlan: 10, cidr: 192.168.1.0/24, gateway: 192.168.1.1 }
  - { name: servers, vlan: 20, cidr: 192.168.20.0/24, gateway: 192.168.20.1 }
proxmox:
  hosts: [{ name: pve, address: 192.168.1.20 }]
  sdn:
    zones: [{ name: house, type: vlan, bridge: vmbr0 }]
    vnets: [{ name: guests, zone: house, vni: 20, subnets: [{ cidr: 192.168.20.0/24 }] }]
cluster: { nodes: [{ name: one, address: 192.168.20.10 }] }
`);
    const page = renderNetworkPage({ facts, diagnostics: [], waived: [] });
    expect(under(page, 'Segment servers (192.168.20.0/24)')).toContain(
      'VNet guests of zone house, VLAN 20, gateway `192.168.20.1`.',
    );
    expect(page).not.toContain('SDN Private Network');
  });

  it('has no section of what a network does not have', () => {
    expect(headings(pageOf())).toEqual([
      '## Network Topology',
      '## IP Address Allocation',
      '### Home Network (192.168.1.0/24)',
      '### Kubernetes Networks',
      '### Nodes',
      '### Free Addresses',
      '## Firewall Rules',
      '### Kubernetes Network Policies',
      '## What It Needs',
      '### Namespaces',
      '## What Is Known, but Not Managed',
      '## Related Documentation',
    ]);
  });

  it('says which namespaces are to deny later, and which policies are not its own', () => {
    const page = pageOf(`${EXPOSED}policies:
  auditIngress: [web]
  others:
    - { name: theirs, namespace: web, types: [ingress, egress], selector: { app: web } }
    - { name: all, kind: CiliumClusterwideNetworkPolicy, types: [egress] }
`);
    const section = under(page, 'Kubernetes Network Policies');
    expect(section).toMatch(/\| `web` +\| allow; to deny later \(`auditIngress`\) +\| .*on `8080\/tcp`/);
    expect(section).toMatch(/\| NetworkPolicy `theirs` +\| `web` +\| ingress, egress +\| `app=web` +\|/);
    expect(section).toMatch(/\| CiliumClusterwideNetworkPolicy `all` +\| all +\| egress +\| all +\|/);
    expect(section).not.toContain('default allow-all');
  });

  it('says where what is outside of the cluster is, and how its certificate is checked', () => {
    const page = pageOf(`${INGRESS}services:
  - { name: hub, address: 192.168.1.30, port: 8123, expose: [{ host: hub.int.example.com, via: ingress }] }
  - { name: nas, host: router, namespace: files, scheme: https, port: 443, targetPort: 5001, tls: { serverName: nas.lan, rootCAs: { existingSecret: nas-ca } } }
  - { name: cam, address: 192.168.1.31, scheme: https, port: 443, tls: { insecureSkipVerify: true } }
`);
    expect(rowsUnder(page, 'Services outside of the Cluster')).toEqual([
      '| `netloom-system/hub` | – | `192.168.1.30` | `8123/http` | – | `hub.int.example.com` |',
      '| `files/nas` | router | `192.168.1.1` | `5001/https` | `nas.lan`, by `nas-ca` | – |',
      '| `netloom-system/cam` | – | `192.168.1.31` | `443/https` | not checked | – |',
    ]);
    expect(page).toContain('| `192.168.1.30-31` | Devices behind Services |');
    expect(under(page, 'What Is Known, but Not Managed')).not.toContain('The apps:');
  });

  it('links every heading from its contents', () => {
    const page = pageOf(EXPOSED);
    const links = Array.from(page.matchAll(/^ *- \[([^\]]+)\]\(#[\w-]+\)$/gm), ([, title]) => title);
    expect(links).toEqual(headings(page).map((heading) => heading.replace(/^#+ /, '')));
  });

  it('joins neighbours of one kind in the table of a network, and says what is free', () => {
    const page = pageOf(`cluster:
  nodes:
    - { name: one, address: 192.168.1.10 }
    - { name: two, address: 192.168.1.11 }
    - { name: four, address: 192.168.1.13 }
`);
    expect(rowsUnder(page, 'Home Network (192.168.1.0/24)')).toEqual([
      '| `192.168.1.1` | Gateway | router |',
      '| `192.168.1.10-11` | K3s Nodes | one, two |',
      '| `192.168.1.13` | K3s Node | four |',
    ]);
    expect(rowsUnder(page, 'Free Addresses')).toEqual([
      '| lan | 250 | `192.168.1.2-9`<br>`192.168.1.12`<br>`192.168.1.14-254` |',
    ]);
  });

  it('names the virtual machine of a node beside its Proxmox host, as far as both are known', () => {
    const nodes = ['vmId: 201', 'observed: { host: pve }, vmId: 202', 'observed: { host: pve }'];
    const rows = nodes.map(
      (more, index) => `    - { name: n${index}, address: 192.168.1.${20 + index}, ${more} }\n`,
    );
    const page = pageOf(
      `proxmox: { hosts: [{ name: pve, address: 192.168.1.9 }] }\ncluster:\n  nodes:\n${rows.join('')}`,
    );
    expect(rowsUnder(page, 'Nodes').map((row) => row.split(' | ').at(-1))).toEqual([
      'VM 201 |',
      'pve, VM 202 |',
      'pve |',
    ]);
  });

  it('has the addresses of a node in further segments', () => {
    const page = pageOf(
      `cluster: { nodes: [{ name: n, address: 192.168.1.20, interfaces: [{ segment: lan, address: 192.168.1.21, iface: eth1 }] }] }\n`,
    );
    expect(rowsUnder(page, 'Nodes')).toEqual([
      '| n | server | `192.168.1.20`<br>`192.168.1.21` (lan, eth1) | – | – | – |',
    ]);
  });

  it('keeps what people wrote from being Markdown', () => {
    const page = pageOf(
      `firewall: [{ name: web, from: lan, to: nodes, ports: [80/tcp], purpose: 'a | b *c* <d> [e](f) \`g\`' }]\n`,
    );
    expect(rowsUnder(page, 'Required Ports (Home Network)')).toEqual([
      '| 80 | TCP | Home Network | K3s nodes | a \\| b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` | web |',
    ]);
  });

  it('keeps a text in its cell that ends the cell for some renderers', () => {
    const more = `dns:
  zone: example.com
  records: [{ name: x.example.com, type: TXT, targets: ['\\|<img src=x onerror=alert(1)>'] }]
`;
    expect(rowsUnder(pageOf(more), 'Cloudflare DNS Records').at(-1)).toContain(
      '| &#92;`\\|<img src=x onerror=alert(1)>` |',
    );
  });

  it('draws each way in with the host that shows it', () => {
    const page = pageOf(EXPOSED);
    expect(under(page, 'Network Topology')).toMatch(
      /cloudflared --> service1\n(.*\n)*.*traefik --> service1/,
    );
    expect(under(page, 'Public Access via Cloudflare Tunnel')).toContain('web.example.com →<br/>web.web:80');
    expect(under(page, 'Internal Access from the Home Network')).toContain(
      'MetalLB elects one of one, which answers ARP for `192.168.1.200` (L2Advertisement all)',
    );
  });

  it('names the ways to every host and what it reaches', () => {
    const page = pageOf(`${EXPOSED}      - { host: shop.example.com, via: tunnel, origin: ingress }
      - { host: all.int.example.com, via: ingress, path: /admin }
`);
    expect(rowsUnder(page, 'Names and What They Reach')).toEqual([
      '| `web.example.com` | – | tunnel | web/web |',
      '| `web.int.example.com` | – | ingress | web/web |',
      '| `shop.example.com` | – | tunnel, then ingress | web/web |',
      '| `all.int.example.com` | `/admin` | ingress | web/web |',
    ]);
  });

  it('draws a tunnel host by Traefik where that is its origin', () => {
    const page = pageOf(EXPOSED.replace('origin: service', 'origin: ingress'));
    expect(under(page, 'Network Topology')).toContain('cloudflared --> traefik');
    expect(under(page, 'Network Topology')).not.toContain('cloudflared --> service');
    expect(under(page, 'Public Access via Cloudflare Tunnel')).toContain('CFD->>Traefik');
  });

  it('says what each pool has, and who announces it', () => {
    expect(rowsUnder(pageOf(INGRESS), 'Pools')).toEqual([
      '| lb | `192.168.1.200-192.168.1.203` | yes | all |',
    ]);
  });

  it('says what a pool has left, and who holds what is stated to be available', () => {
    expect(rowsUnder(pageOf(INGRESS), 'Current Allocations')).toEqual([
      '| `192.168.1.200` | traefik | kube-system |',
      '| `192.168.1.201-203` | Available | – |',
    ]);
    const stated = pageOf(
      `${INGRESS}proxmox: { hosts: [{ name: pve, address: 192.168.1.203 }] }\n`.replace(
        'l2Advertisements',
        'allocations: [{ addresses: 192.168.1.201-192.168.1.203 }]\n  l2Advertisements',
      ),
    );
    expect(rowsUnder(stated, 'Current Allocations').at(-1)).toBe(
      '| `192.168.1.201-203` | Available as stated, but for those of host "pve" | – |',
    );
  });

  it('shows what CoreDNS answers inside the cluster, where it does', () => {
    const more = `${INGRESS}tailnet: { nameserver: { address: 10.43.0.53 } }\n`;
    const cluster = (split: string): string =>
      `cluster: { ${split}nodes: [{ name: one, address: 192.168.1.10 }] }\n${more}`;
    const on = pageOf(cluster('splitHorizon: {}, '));
    expect(rowsUnder(on, 'Names inside the Cluster')).toEqual([
      '| `*.int.example.com` | A | `192.168.1.200` |',
    ]);
    expect(rowsUnder(on, 'Kubernetes Networks').at(-1)).toBe(
      '| Tailscale nameserver | `10.43.0.53` | Names of ts.net |',
    );
    expect(rowsUnder(pageOf(cluster('')), 'Names inside the Cluster')).toEqual([]);
  });

  it('says who reaches what, alike answers once, up to a hundred targets', () => {
    const rows = rowsUnder(pageOf(EXPOSED), 'Who Reaches What');
    expect(rows[0]).toMatch(/^\| `https:\/\/web\.example\.com` \| yes \|/);
    expect(rows[1]).toMatch(/^\| `https:\/\/web\.int\.example\.com` \| no \|/);
    const services = Array.from({ length: 101 }, (_, index) => `  - { name: s${index}, namespace: n }\n`);
    expect(under(pageOf(`services:\n${services.join('')}`), 'Who Reaches What')).toBe(
      '0 hosts and 101 Services: `netloom matrix` prints the answers.',
    );
  });

  it('says how large a packet may be, from the wire to the pods', () => {
    const page = pageOf(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.9 }]
  sdn:
    zones: [{ name: zone, type: vxlan, mtu: 1450 }]
    vnets: [{ name: nodes, zone: zone, subnets: [{ cidr: 10.0.0.0/24 }] }]
cluster:
  flannel: { backend: wireguard-native, network: sdn }
  nodes:
    - { name: one, address: 192.168.1.10, sdnAddress: 10.0.0.10 }
    - { name: two, address: 192.168.1.11, sdnAddress: 10.0.0.11 }
`);
    expect(rowsUnder(page, 'Largest Packets')).toEqual([
      "| Home Network | 1500 | Ethernet's: none is stated |",
      '| VNet nodes | 1450 | at most 1450: 1500 less 50 for VXLAN |',
      "| Pods | 1370 | 1450 less 80 for flannel's WireGuard |",
    ]);
  });

  it('begins with the findings of a network with mistakes, and ends with those of any other', () => {
    const finding: Diagnostic = {
      code: 'pool-overlaps-host',
      severity: 'error',
      message: 'a | b',
      range: null,
      related: [],
      help: null,
      fix: null,
      docs: '',
    };
    const view = viewOf();
    const invalid = renderNetworkPage({ ...view, diagnostics: [finding] });
    expect([headings(invalid)[0], rowsUnder(invalid, 'Findings')]).toEqual([
      '## Findings',
      ['| error | `pool-overlaps-host` | a \\| b |'],
    ]);
    const valid = renderNetworkPage({ ...view, diagnostics: [{ ...finding, severity: 'info' }] });
    expect(headings(valid).slice(-2)).toEqual(['## Findings', '## Related Documentation']);
  });

  it('does not change with the day on which a waiver ends', () => {
    const view = viewOf(`waivers: [{ code: x-y, reason: because, until: 2027-01-01 }]\n`);
    const diagnostic: Diagnostic = {
      code: 'x-y',
      severity: 'warning',
      message: 'm',
      range: null,
      related: [],
      help: null,
      fix: null,
      docs: '',
    };
    const place = {
      file: '',
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 1, offset: 0 },
    };
    const waiver = { reason: 'because', until: '2027-01-01', range: place };
    const before = renderNetworkPage({ ...view, waived: [{ diagnostic, waiver }] });
    const expired: Diagnostic = { ...diagnostic, code: 'waiver-expired' };
    expect(renderNetworkPage({ ...view, diagnostics: [diagnostic, expired] })).toBe(before);
    expect(rowsUnder(before, 'Waivers')).toEqual(['| `x-y` | – | because | 2027-01-01 |']);
  });
});
