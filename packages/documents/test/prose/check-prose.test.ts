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
