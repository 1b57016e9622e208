import { readdirSync, readFileSync } from 'node:fs';
import { plain } from '@netloom/chart-kit';
import { applyEdits, parseSource } from '@netloom/diagnostics';
import { decode } from '@netloom/network-model';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import type { Checked, CheckedNetwork } from '../../src/check.ts';
import { fixNetwork } from '../../src/fix.ts';
import { buildNetwork, checkNetwork } from '../../src/index.ts';

const fix = (text: string): ReturnType<typeof fixNetwork> => fixNetwork(parseSource(text, 'network.yaml'));

function well(checked: Checked): CheckedNetwork {
  if (checked.kind === 'checked') return checked;
  throw new Error(JSON.stringify(checked.diagnostics, null, 2));
}

const head = 'apiVersion: netloom/v1\nname: home\ndomain: example.com\n';
const rest = 'cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }\n';
const things = '- { name: things, cidr: 192.168.30.0/24 }\n';

/** What a file of `home` is after its fixes, without its head and its end. */
function moved(home: string): string {
  const { text } = fix(`${head}${home}${rest}`).checked.source;
  return text.slice(head.length, -rest.length);
}

const comments = (text: string): readonly string[] => (text.match(/#[^\r\n]*/g) ?? []).toSorted();

describe('a short form beside its long one', () => {
  it('becomes the first entry of the list, with its comments', () => {
    const before = `# The house.
lan: # flat
  cidr: 192.168.1.0/24 # the provider's box
  # what leads out
  gateway: { name: gate, address: 192.168.1.1, address6: fd00::1, public: { ddns: home.example.com } } # it
  cidr6: fd00::/64
  hosts:
    # the NAS
    - { name: nas, address: 192.168.1.5 }

  # mtu: 9000

segments:
  # what is not trusted
  ${things}`;
    expect(moved(before)).toBe(`router: { name: gate, public: { ddns: home.example.com } }

segments:
  # The house.
  - name: lan # flat
    cidr: 192.168.1.0/24 # the provider's box
    # what leads out
    gateway: 192.168.1.1
    gateway6: fd00::1 # it
    cidr6: fd00::/64
    hosts:
      # the NAS
      - { name: nas, address: 192.168.1.5 }

    # mtu: 9000
  # what is not trusted
  ${things}`);
  });

  it('takes the style of the list', () => {
    const lan = 'lan: { cidr: 192.168.1.0/24, hosts: [{ name: nas, address: 192.168.1.5 }] }\n';
    const item = '{ name: lan, cidr: 192.168.1.0/24, hosts: [{ name: nas, address: 192.168.1.5 }] }';
    const other = '{ name: things, cidr: 192.168.30.0/24 }';
    expect(moved(`${lan}segments: [${other}]\n`)).toBe(`segments: [${item}, ${other}]\n`);
    expect(moved(`segments: [${other}]\n${lan}`)).toBe(`segments: [${item}, ${other}]\n`);
    expect(moved(`${lan}segments:\n${things}`)).toBe(
      `segments:\n- name: lan\n  cidr: 192.168.1.0/24\n  hosts: [{ name: nas, address: 192.168.1.5 }]\n${things}`,
    );
    expect(moved('segments: [] # several\nlan:\n    cidr: 192.168.1.0/24\n')).toBe(
      'segments: # several\n  - name: lan\n    cidr: 192.168.1.0/24\n',
    );
  });

  it('keeps line breaks of Windows', () => {
    const before = `${head}lan:\n  # here\n  cidr: 192.168.1.0/24\nsegments:\n  ${things}${rest}`;
    const { text } = fix(before.replaceAll('\n', '\r\n')).checked.source;
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('  - name: lan\r\n    # here\r\n    cidr: 192.168.1.0/24\r\n');
  });

  it('is the ingress with its certificate, which K3s itself runs', () => {
    const before = `lan: { cidr: 192.168.1.0/24 }
tls: # by DNS
  issuer: le
ingress:
  controller: traefik # K3s' own
  address: 192.168.1.230
  domain: int.example.com
ingresses:
  - { name: other, controller: external, address: 192.168.1.9 }
`;
    expect(moved(before)).toBe(`lan: { cidr: 192.168.1.0/24 }
ingresses:
  - name: ingress
    controller: traefik-k3s # K3s' own
    address: 192.168.1.230
    domain: int.example.com
    tls: # by DNS
      issuer: le
  - { name: other, controller: external, address: 192.168.1.9 }
`);
  });

  it.each([
    [
      'an anchor that is used elsewhere',
      `lan: &home { cidr: 192.168.1.0/24 }\nsegments:\n  ${things}  - *home\n`,
    ],
    [
      'a comment in what changes',
      `lan:\n  cidr: 192.168.1.0/24\n  gateway:\n    name: gate # it\n    address: 192.168.1.1\nsegments:\n  ${things}`,
    ],
    ['a comment in braces', `lan: {\n  # here\n  cidr: 192.168.1.0/24 }\nsegments:\n  ${things}`],
    [
      'a router that is stated already',
      `lan: { cidr: 192.168.1.0/24, gateway: { name: a, address: 192.168.1.1 } }\nrouter: { name: b }\nsegments:\n  ${things}`,
    ],
    [
      'what a router has no key for',
      `lan: { cidr: 192.168.1.0/24, gateway: { name: a, address: 192.168.1.1, mac: '52:54:00:00:00:01' } }\nsegments:\n  ${things}`,
    ],
    [
      'a segment of that name',
      `lan: { cidr: 192.168.1.0/24 }\nsegments:\n  ${things}  - { name: lan, cidr: 192.168.2.0/24 }\n`,
    ],
  ])('is left to a person: %s', (_, home) => {
    const { checked, done } = fix(`${head}${home}${rest}`);
    expect([checked.kind, done]).toEqual(['malformed', []]);
  });
});

/** Only the moves, and not the fixes of rules. */
function inLongForm(text: string): string {
  const lists = ['lan', 'ingress'].filter((key) => new RegExp(`^${key}:`, 'm').test(text));
  let now = `${text.replace(/\n*$/, '\n')}${lists.map((key) => (key === 'lan' ? 'segments: []\n' : 'ingresses: []\n')).join('')}`;
  for (const list of lists) {
    const [first] = decode(parseSource(now, 'network.yaml')).diagnostics.flatMap(
      ({ fix: found }) => found ?? [],
    );
    if (first === undefined) throw new Error(`${list} is not moved`);
    now = applyEdits(now, first.edits);
  }
  return now;
}

function tablesOf(text: string): object {
  const { written: _file, ...tables } = loadText(text).network;
  return { tables: plain(tables) };
}

describe('networks in the long form', () => {
  const strangers = new URL('../strangers/', import.meta.url);
  const texts = [
    ...['networks/homelab', 'examples/minimal', 'examples/as-documented', 'examples/dual-stack-bgp'].map(
      (folder) => new URL(`${folder}/network.yaml`, FIXTURES),
    ),
    ...readdirSync(strangers).map((file) => new URL(file, strangers)),
  ]
    .map((url) => [url.pathname.split('/').slice(-2).join('/'), readFileSync(url, 'utf8')] as const)
    .filter(([, text]) => /^(lan|ingress):/m.test(text));

  it.each(texts)('mean the same, with all comments: %s', (_, text) => {
    const after = inLongForm(text);
    expect(comments(after)).toEqual(comments(text));
    expect(tablesOf(after)).toEqual(tablesOf(text));
  });

  it('are built as before, but for the file that the facts quote', async () => {
    const text = readFileSync(new URL('networks/homelab/network.yaml', FIXTURES), 'utf8');
    const build = async (one: string): Promise<ReadonlyMap<string, unknown>> => {
      const files = await buildNetwork(well(checkNetwork(parseSource(one, 'network.yaml'))));
      return new Map([...files].map(([path, content]) => [path, withoutFile(content)]));
    };
    expect(await build(inLongForm(text))).toEqual(await build(text));
  });
});

/** The facts have the file as it is written, in a block that ends where the indent does. */
function withoutFile(content: string): string {
  return content.replace(/^( +)network\.yaml: \|\n(?:\1 +.*\n|\n)*/m, '');
}
