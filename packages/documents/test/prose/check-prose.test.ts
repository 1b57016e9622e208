import { applyEdits } from '@netloom/diagnostics';
import { loadText } from '@netloom/network-model/testing';
import { checkProse } from '../../src/prose/index.ts';

const NETWORK = loadText(`apiVersion: netloom/v1
name: homelab
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1 }
  dhcp: [192.168.1.100-192.168.1.150]
proxmox:
  hosts: [{ name: pve, address: 192.168.1.9 }, { name: pve-2, address: 192.168.1.8 }]
cluster:
  nodes:
    - { name: ichigo, address: 192.168.1.10 }
    - { name: naruto, address: 192.168.1.11 }
loadBalancer:
  pools: [{ name: default, addresses: [192.168.1.200-192.168.1.209] }]
  l2Advertisements: [{ name: all }]
ingress: { address: 192.168.1.200, domain: int.example.com }
services:
  - { name: web, namespace: web, port: 80, expose: [{ host: web.int.example.com, via: ingress }] }
`);

function findings(text: string, file = 'README.md'): readonly string[] {
  return checkProse(file, text, NETWORK).map(
    ({ code, range }) => `${range?.start.line}:${range?.start.column} ${code}`,
  );
}

describe(checkProse, () => {
  it.each([
    'Version 192.168.1.10.5 of 1.2.3.4',
    'The office has 10.20.30.0/24, and its router is 10.20.30.1.',
    'ichigo (192.168.1.10) and naruto (192.168.1.11)',
    'ichigo talks to 192.168.1.11',
    '| 192.168.1.10-11 | K3s nodes | ichigo, naruto |',
    '| 192.168.1.8-9 | Proxmox | pve, 2 |',
    'The LAN 192.168.1.0/24 has a MetalLB pool.',
    'Clients get 192.168.1.120 by DHCP.',
    '192.168.1.50 is free',
    'Load balancer services have 192.168.1.200-192.168.1.209.',
    'Write to admin@lists.example.com about example.com and *.int.example.com.',
    'curl http://web.web:80 and http://other.web:8080',
    'https://example.org/web.int.example.community',
    '300.168.1.10 and 192.168.1.10/40 are none',
  ])('is silent on %j', (text) => {
    expect(findings(text)).toEqual([]);
  });

  it.each([
    ['ichigo: 192.168.1.11', ['1:9 prose-address-of-another']],
    ['`192.168.1.11` (ichigo)', ['1:2 prose-address-of-another']],
    ['VM1[ichigo<br/>192.168.1.11]', ['1:16 prose-address-of-another']],
    ['pve-2 = 192.168.1.9', ['1:9 prose-address-of-another']],
    ['| ichigo | 192.168.1.11 |', ['1:12 prose-address-of-another']],
    ['| 192.168.1.11-13 | node | ichigo |', ['1:3 prose-address-of-another']],
    ['the gateway, 192.168.1.254', ['1:14 prose-gateway']],
    ['192.168.1.8–9 is unused', ['1:1 prose-available']],
    ['MetalLB: 192.168.1.195-200', ['1:10 prose-range-of-pool']],
    ['see old.example.com', ['1:5 prose-host-unknown']],
    ['the printer, 192.168.1.50', ['1:14 prose-address-unknown']],
  ])('finds the mistake in %j', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it('reads a fenced block and a document of YAML as one', () => {
    const pool = 'kind: IPAddressPool\nspec:\n  addresses:\n    - 192.168.1.190-192.168.1.209\n';
    expect(findings(`text\n\n\`\`\`yaml\n${pool}\`\`\`\n\n192.168.1.190-192.168.1.195\n`)).toEqual([
      '7:7 prose-range-of-pool',
    ]);
    expect(findings(`a: 1\n---\n${pool}---\nx: 192.168.1.190-192.168.1.195\n`, 'pool.yaml')).toEqual([
      '6:7 prose-range-of-pool',
    ]);
  });

  it('leaves a line alone that has a comment, or one before it', () => {
    const wrong = 'ichigo: 192.168.1.11';
    expect(
      findings(`${wrong} <!-- netloom: ignore -->\n<!-- netloom: ignore: as it was -->\n${wrong}\n`),
    ).toEqual([]);
    expect(findings(`# netloom: ignore\n${wrong}\n${wrong}\n`, 'x.yaml')).toEqual([
      '3:9 prose-address-of-another',
    ]);
  });

  it('replaces what is certain, and keeps line ends', () => {
    const text = 'ichigo: 192.168.1.11\r\nhttp://web.web:81\r\n';
    const edits = checkProse('README.md', text, NETWORK).flatMap(({ fix }) => fix?.edits ?? []);
    const fixed = applyEdits(text, edits);
    expect(fixed).toBe('ichigo: 192.168.1.10\r\nhttp://web.web:80\r\n');
    expect(findings(fixed)).toEqual([]);
  });

  it('names both places', () => {
    const [finding] = checkProse('README.md', 'naruto: 192.168.1.10', NETWORK);
    expect(finding).toMatchObject({
      message: '"naruto" has 192.168.1.11, not 192.168.1.10, which node "ichigo" has',
      range: { file: 'README.md', start: { line: 1, column: 9 } },
      related: [{ message: 'node "naruto" has 192.168.1.11', range: { start: { line: 13 } } }],
    });
  });
});

const SEGMENTS = loadText(`apiVersion: netloom/v1
name: house
domain: example.com
router: { name: gate }
segments:
  - { name: servers, vlan: 10, cidr: 10.0.10.0/24, cidr6: 'fd00:10::/64', gateway: 10.0.10.1 }
  - { name: iot, vlan: 30, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.10 }] }
  - { name: lab, cidr: 10.0.40.0/24 }
proxmox:
  hosts: [{ name: pve, address: 10.0.10.9 }]
  sdn:
    zones: [{ name: overlay, type: vxlan }, { name: tagged, type: vlan, bridge: vmbr0 }]
    vnets:
      - { name: nodes, zone: overlay, vni: 100, subnets: [{ cidr: 10.1.0.0/24 }] }
      - { name: guests, zone: tagged, vni: 50, subnets: [{ cidr: 10.2.0.0/24 }] }
cluster:
  podCidr6: 'fd42::/56'
  serviceCidr6: 'fd43::/112'
  nodes:
    - { name: one, address: 10.0.10.11, address6: 'fd00:10::11' }
    - { name: two, address: 10.0.10.12, address6: 'fd00:10::12' }
dns:
  zone: example.com
  owner: house
  records: [{ name: nas.example.com, type: AAAA, targets: ['fd00:10::20'] }]
ingress: { address: 10.0.10.200, domain: int.example.com }
services:
  - { name: web, namespace: shop, port: 8000, targetPort: 3000, expose: [{ host: web.int.example.com, via: ingress }] }
  - { name: db, namespace: shop, port: 5432, targetPort: 5432 }
  - { name: cache, namespace: a, port: 6379 }
  - { name: cache, namespace: b, port: 6380 }
firewall:
  - { name: api, from: segments, to: nodes, ports: [6443/tcp], purpose: Kubernetes API }
  - { name: web, from: segments, to: 'segment:servers', ports: [80/tcp, 8000-8010/tcp] }
`);

function found(lines: readonly string[]): readonly string[] {
  return checkProse('README.md', lines.join('\n'), SEGMENTS).map(
    ({ code, range, fix }) =>
      `${range?.start.line}:${range?.start.column} ${code} → ${fix?.edits.map(({ text }) => text).join() ?? 'nothing'}`,
  );
}

describe('IPv6 in prose', () => {
  it.each([
    'one (10.0.10.11, fd00:10::11) and two (fd00:10::12)',
    'fd00:10::12: the node two',
    'A laptop has fd00:10::abcd.',
    'At 12:34:56 std::vector met 52:54:00:12:34:56 and ::1, fe80::1 and a::b.',
    'https://[fd00:10::11]:6443 and fd00:10::/64',
    'Tailscale has fd7a:115c:a1e0::/48, of fd00::/8, and an exit node ::/0 and 0.0.0.0/0.',
    'nas.example.com has fd00:10::20',
    'nas.example.com has 10.0.10.20 for IPv4',
  ])('is left alone: %j', (text) => {
    expect(found([text]).filter((line) => !line.includes('address-unknown'))).toEqual([]);
  });

  it.each([
    ['one: fd00:10::12', ['1:6 prose-address-of-another → fd00:10::11']],
    ['| one | 10.0.10.11 | `fd00:10::12` |', ['1:23 prose-address-of-another → fd00:10::11']],
    ['| one | 10.0.10.12 | fd00:10::11 |', ['1:9 prose-address-of-another → 10.0.10.11']],
    ['fd00:10::11-fd00:10::12 is unused.', ['1:1 prose-available → nothing']],
    ['nas.example.com has fd00:10::21.', ['1:21 prose-record-address → fd00:10::20']],
  ])('contradicts the network: %j', (text, expected) => {
    expect(found([text])).toEqual(expected);
  });
});

describe('VLAN ids and VNIs in prose', () => {
  it.each([
    'iot is VLAN 30, servers is VLAN 10',
    'VLAN 30 (iot) and VLAN 10: servers',
    'Between servers, VLAN 30 and the rest a firewall stands.',
    'The game servers (VLAN 30) are next door.',
    'VLAN 30 servers no purpose.',
    '10.0.10.0/24 (VLAN 10) and 10.0.30.0/24 (VLAN 30)',
    'iot was VLAN 31, and moved to VLAN 30',
    'iot has VLAN 30-39 on the trunk, servers VLAN 10/20',
    'lab (VLAN 40) is untagged here',
    'VNet nodes has VNI 100, guests VLAN 50',
    'MTU 1450, VXLAN 4789/udp, VLAN priority 5 of iot',
    'VLAN 99 (guest wifi) is not ours',
  ])('are left alone: %j', (text) => {
    expect(found([text])).toEqual([]);
  });

  it.each([
    ['iot (VLAN 20)', ['1:11 prose-vlan-id → 30']],
    ['VLAN 10: `iot`', ['1:6 prose-vlan-id → 30']],
    ['The segment iot: VLAN ID 31', ['1:26 prose-vlan-id → 30']],
    ['10.0.30.0/24 is VLAN 31', ['1:22 prose-vlan-id → 30']],
    ['VNet nodes, with VNI 100; 10.1.0.0/24 has VNI 101', []],
    ['10.1.0.0/24 has VNI 101', ['1:21 prose-vlan-id → 100']],
    ['- guests: VLAN 51', ['1:16 prose-vlan-id → 50']],
  ])('contradict the network: %j', (text, expected) => {
    expect(found([text])).toEqual(expected);
  });

  it('are read in the columns of a table', () => {
    const table = ['| Segment | VLAN | Network |', '| --- | ---: | --- |'];
    expect(
      found([
        ...table,
        '| servers | 10 | 10.0.10.0/24 |',
        '| **iot** | `31` | 10.0.30.0/24 |',
        '| lab | 40 | |',
      ]),
    ).toEqual(['4:14 prose-vlan-id → 30']);
    expect(found(['| Segment | Ports |', '| --- | --- |', '| iot | 31 |'])).toEqual([]);
    expect(found(['| Segment | VLAN |', '| iot | 31 |'])).toEqual([]);
  });
});

describe('a pool that is called a gateway', () => {
  it('is none', () => {
    const facts = loadText(
      `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 10.0.10.0/24, gateway: { name: box, address: 10.0.10.1, public: { ddns: dyn.example.com } } }
cluster: { nodes: [{ name: one, address: 10.0.10.11 }] }
loadBalancer: { pools: [{ name: gateway, addresses: [10.0.10.200/32] }], l2Advertisements: [{ name: all }] }
`,
    );
    const codes = (text: string): readonly string[] =>
      checkProse('README.md', text, facts).map(({ code }) => code);
    expect(codes('10.0.10.200 is of pool gateway; dyn.example.com leads to the router')).toEqual([]);
    expect(codes('10.0.10.11 is the gateway')).toEqual(['prose-gateway']);
    expect(codes('dyn2.example.com leads to the router')).toEqual(['prose-host-unknown']);
  });

  it('knows the names by which certificates are checked', () => {
    const facts = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.11 }], tlsSans: [k8s.example.com] }
services:
  - { name: nas, address: 192.168.1.20, port: 443, scheme: https, tls: { serverName: nas.example.com } }
`);
    const text = 'nas.example.com and k8s.example.com, not sub.nas.example.com';
    expect(checkProse('README.md', text, facts).map(({ message }) => message)).toEqual([
      expect.stringContaining('"sub.nas.example.com"'),
    ]);
  });
});

describe('columns of tables', () => {
  const gateways = ['| Network | CIDR | Gateway |', '|---|---|---|'];

  it('say which addresses are free', () => {
    const rows = ['| Network | Free | Ranges |', '|---|---|---|', '| lan | 1 | 192.168.1.50 |'];
    expect(findings(rows.join('\n'))).toEqual([]);
    expect(findings(rows.join('\n').replace('Free', 'Taken'))).toEqual(['3:13 prose-address-unknown']);
  });

  it('have the gateway of the network in the row', () => {
    expect(
      found([
        ...gateways,
        '| servers | 10.0.10.0/24 | 10.0.10.1 |',
        '| iot | 10.0.30.0/24 | 10.0.10.1 |',
        '| iot | | 10.0.30.10 |',
        '| lab | 10.0.40.0/24 | 10.0.40.1 |',
        '| office | 172.20.0.0/24 | 172.20.0.1 |',
      ]).filter((line) => !line.includes('unknown')),
    ).toEqual(['4:24 prose-gateway → 10.0.30.1', '5:11 prose-gateway → 10.0.30.1']);
  });

  it('have the ports of the Service in the row', () => {
    const services = ['| Service | Namespace | Port | Target port |', '|---|---|---|---|'];
    expect(
      found([
        ...services,
        '| web | shop | 443 | 3000 |',
        '| web | shop | 8080 | 8000 |',
        '| shop/db | shop | 5433/tcp | 5432 |',
        '| db | other | 1 | 2 |',
        '| cache | | 1 | 2 |',
        '| cache | b | 6379 | 6379 |',
        '| unknown | shop | 1 | 2 |',
      ]),
    ).toEqual([
      '4:16 prose-service-port → 8000',
      '4:23 prose-service-port → 3000',
      '5:20 prose-service-port → 5432',
      '8:15 prose-service-port → 6380',
    ]);
    expect(found(['| Host | Port |', '|---|---|', '| db | 1 |'])).toEqual([]);
  });

  it('have the ports of the firewall rule in the row', () => {
    const rules = ['| Port | Protocol | Purpose |', '|---|---|---|'];
    expect(
      found([
        ...rules,
        '| 6443 | TCP | Kubernetes API |',
        '| 8443 | TCP | Kubernetes API |',
        '| 80, 8001-8005 | TCP | web |',
        '| 80/443 | TCP | web |',
        '| 9000 | TCP | the web of the printer |',
        '| any | TCP | api |',
      ]),
    ).toEqual(['4:3 prose-firewall-port → 6443', '6:6 prose-firewall-port → nothing']);
  });
});
