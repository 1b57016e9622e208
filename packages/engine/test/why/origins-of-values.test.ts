import { readFileSync } from 'node:fs';
import { load, loadText, minimalWith, type LoadedText } from '@netloom/network-model/testing';
import { drawNetwork, whyValue, type Reason } from '../../src/index.ts';

const GOLDEN = new URL('origins-of-values.txt', import.meta.url);

/** What of the charts no network of this repository asks for. */
const RARE = minimalWith(`ingress: { domain: int.example.com, address: 192.168.1.200 }
monitoring: { namespace: monitoring }
tailnet:
  nameserver: { address: 10.43.0.200 }
  connectors: [{ name: router, advertise: [pods] }]
services:
  - { name: dns, namespace: kube-system, port: 53, targetPort: 5353, selector: { app: dns } }
firewall:
  - { name: dns, from: lan, to: 'service:kube-system/dns', ports: [53/udp] }
policies: { defaultDenyIngress: [kube-system, tailscale] }
proxmox:
  hosts: [{ name: pve, address: 192.168.1.5 }]
  sdn:
    zones: [{ name: dmz, type: simple }]
    vnets: [{ name: dmz0, zone: dmz, subnets: [{ cidr: 10.0.0.0/24, dhcp: [10.0.0.10-10.0.0.20] }] }]
`);

function networks(): readonly LoadedText[] {
  return [
    load('networks/homelab/network.yaml'),
    load('examples/as-documented/network.yaml'),
    load('examples/dual-stack-bgp/network.yaml'),
    load('examples/minimal/network.yaml'),
    stranger('dual-stack-gateway.yaml'),
    stranger('vlans-bgp.yaml'),
    loadText(RARE),
  ];
}

function stranger(file: string): LoadedText {
  return loadText(readFileSync(new URL(`../strangers/${file}`, import.meta.url), 'utf8'), file);
}

/** One line for each item of a list, and each pointer whose origin is not that of the value around it; `*` is an index. */
function originsOf({ network, origins, source }: LoadedText): readonly string[] {
  const drawings = drawNetwork(network, (by) => origins.recorder(by));
  return [...drawings].flatMap(([path, drawing]) => {
    if (!path.startsWith('values')) return [];
    const [values] = drawing.documents;
    // the umbrella has the values of each chart under the chart's name, as the chart's own file has them
    const chart = /^values\/(.*)\.yaml$/.exec(path)?.[1];
    const prefix = chart === undefined ? '' : `/${chart}`;
    const linesBelow = (value: unknown, pointer: string, around: string): readonly string[] => {
      const why = whyValue({ drawing, origins, pointer, source });
      const answer = typeof why === 'string' ? why : describeBecause(why.because);
      const line = `${prefix}${pointer.replace(/\/\d+(?=\/|$)/g, '/*')} <- ${answer}`;
      const below = membersOf(value).flatMap(([key, member]) =>
        linesBelow(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, answer),
      );
      const isItem = /\/\d+$/.test(pointer) && typeof value === 'object';
      return answer === around && !isItem ? below : [line, ...below];
    };
    return linesBelow(values, '', '');
  });
}

function describeBecause(because: Reason): string {
  switch (because.kind) {
    case 'written':
      return withoutIndices(because.path);
    case 'default':
      return `default of ${withoutIndices(because.path)}`;
    case 'chart-default':
      // the umbrella is asked for its own default of the same key
      return 'default of the chart';
    case 'derived':
      return `derived(${[...new Set(because.from.map(describeBecause))].join(', ')})`;
    default:
      return because satisfies never;
  }
}

function withoutIndices(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}

/** Of records and lists: an address is one value, whatever it is made of. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

describe(whyValue, () => {
  it('gives every pointer of every values file the origins that are listed, and no others', () => {
    const lines = new Set(networks().flatMap(originsOf));
    expect(`${[...lines].toSorted().join('\n')}\n`).toBe(readFileSync(GOLDEN, 'utf8'));
  });
});
