import { countDiagnostics, parseSource, printJson } from '@netloom/diagnostics';
import { checkNetwork, withReach, type Checked } from '../../src/index.ts';

const MANY = 2_000;

const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index)).join('');

const head = 'apiVersion: netloom/v1\nname: many\ndomain: example.com\n';
const lan = 'lan: { cidr: 192.168.0.0/16 }\n';
const cluster = 'cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }\n';
const balanced = 'loadBalancer:\n  pools: [{ name: p, addresses: [192.168.5.0/24] }]\n';
const service =
  'services:\n  - name: s\n    namespace: web\n    port: 80\n    selector: { app: x }\n    expose:\n';
const inside = (index: number): string => `192.168.${16 + Math.floor(index / 250)}.${1 + (index % 250)}`;

/** What a person may well do with a loop, and what comes of it. */
const NETWORKS: readonly (readonly [string, string, string | null])[] = [
  [
    '500 pools of the same addresses',
    `${head}${lan}${cluster}loadBalancer:\n  pools:\n${rows(500, (index) => `    - { name: p${index}, addresses: [192.168.2.0/24] }\n`)}`,
    'pools-overlap',
  ],
  [
    '2,000 machines of one address',
    `${head}lan:\n  cidr: 192.168.0.0/16\n  hosts:\n${rows(MANY, (index) => `    - { name: h${index}, address: 192.168.3.1 }\n`)}${cluster}`,
    'hosts-share-address',
  ],
  [
    '2,000 nodes of one address',
    `${head}${lan}cluster:\n  nodes:\n${rows(MANY, (index) => `    - { name: n${index}, address: 192.168.3.1 }\n`)}`,
    'hosts-share-address',
  ],
  [
    '2,000 machines of one name',
    `${head}lan:\n  cidr: 192.168.0.0/16\n  hosts:\n${rows(MANY, (index) => `    - { name: h, address: ${inside(index)} }\n`)}${cluster}`,
    'duplicate-name',
  ],
  [
    '2,000 Services at one address',
    `${head}${lan}${cluster}${balanced}  allocations:\n${rows(MANY, (index) => `    - { addresses: 192.168.5.1, service: web/s${index} }\n`)}`,
    'address-pinned-twice',
  ],
  [
    '2,000 firewall rules alike',
    `${head}${lan}${cluster}firewall:\n${rows(MANY, () => '  - { name: f, from: lan, to: nodes, ports: [22/tcp], purpose: x }\n')}`,
    'firewall-rule-shadowed',
  ],
  [
    '2,000 waivers of nothing',
    `${head}${lan}${cluster}waivers:\n${rows(MANY, () => '  - { code: pin-not-reserved, matches: x, reason: x, until: 2099-01-01 }\n')}`,
    'waiver-unused',
  ],
  [
    '2,000 paths of one ingress host',
    `${head}${lan}${cluster}${balanced}ingress: { address: 192.168.5.1, domain: int.example.com }\n${service}${rows(MANY, (index) => `      - { host: a.int.example.com, via: ingress, path: /p${index} }\n`)}`,
    null,
  ],
];

async function check(text: string): Promise<{ readonly checked: Checked; readonly ms: number }> {
  const loaded = await withReach(parseSource(text, 'network.yaml'));
  const start = performance.now();
  const checked = checkNetwork(loaded, { today: '2026-06-30' });
  return { checked, ms: performance.now() - start };
}

describe('a mistake that is made very often', () => {
  beforeAll(() => check(`${head}${lan}${cluster}`));

  it.each(NETWORKS)('is reported at once, and not in quadratic time: %s', async (_, text, code) => {
    const { checked, ms } = await check(text);
    expect(checked.kind).toBe('checked');
    if (code !== null) expect(checked.diagnostics.map((found) => found.code)).toContain(code);
    // a second on a machine that has nothing else to do
    expect(ms).toBeLessThan(10_000);
    expect(printJson(checked.diagnostics).length).toBeLessThan(4_000_000);
  });

  it('says how many more there are', async () => {
    const pools = await check(NETWORKS[0]?.[1] ?? '');
    const [overlap] = pools.checked.diagnostics.filter(({ code }) => code === 'pools-overlap');
    expect(overlap?.related).toHaveLength(20);
    expect(overlap?.help).toMatch(/\(479 more places are not listed\)$/);
    expect(overlap?.relatedCount).toBe(499);
    expect(overlap?.message).toMatch(/… \(\d+ more characters\)$/);
    const shadowed = await check(NETWORKS[5]?.[1] ?? '');
    expect(shadowed.checked.diagnostics.map(({ message }) => message)).toContain(
      '999 more findings of firewall-rule-shadowed from here on',
    );
    expect(countDiagnostics(shadowed.checked.diagnostics).info).toBe(1_001);
  });
});
