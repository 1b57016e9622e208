import { Cidr } from '@netloom/addresses';
import { load, loadText } from '@netloom/network-model/testing';
import { layOutBar, type BarLayout } from '../../src/browser/addresses/bar-layout.ts';
import { networkHolds } from '../../src/browser/addresses/hold.ts';
import { placeOfOrigin } from '../../src/browser/subjects/place-of-origin.ts';
import type { PageFinding } from '../../src/data/page-data.ts';

const DOCUMENTED = load('examples/as-documented/network.yaml');

function barOf(facts: typeof DOCUMENTED, window: string): BarLayout {
  const [lan] = networkHolds(facts, findingsOf(facts));
  const cidr = Cidr.parse(window);
  if (lan === undefined || !cidr.ok) throw new Error('no LAN, or no window');
  return layOutBar({ ...lan, window: cidr.value.interval, width: 1024 });
}

/** The rule about pools and hosts reports what the ledger calls a conflict; that of Traefik's pin with its own row is none. */
function findingsOf({ ledger: { conflicts } }: typeof DOCUMENTED): readonly PageFinding[] {
  return conflicts
    .filter(({ code }) => code === 'pool-overlaps-host')
    .map(({ code, outer, inner }) => ({
      ...{ code, severity: 'error', message: '', help: null, fix: null },
      at: placeOfOrigin(outer.origin).start,
      related: [{ message: '', at: placeOfOrigin(inner.origin).start }],
    }));
}

const shown = (parts: BarLayout['free']): readonly string[] =>
  parts.map(({ x, width, label }) => `${Math.round(x)}+${Math.round(width)} ${label ?? ''}`.trimEnd());

describe(layOutBar, () => {
  it('draws what is in a window in proportion, names where they fit, and conflicts', () => {
    const { ranges, addresses, free, conflicts } = barOf(DOCUMENTED, '192.168.7.224/28');
    expect(shown(ranges)).toEqual(['384+384 default-pool']);
    expect(shown(addresses)).toEqual([
      '0+64 naruto',
      '64+64 tanjiro',
      '384+64 Traefik',
      '384+64 kub…fik',
      '576+64 pve…pha',
      '640+64 pve…eta',
      '704+64 pve…mma',
    ]);
    expect(shown(free)).toEqual(['128+256 4 free', '768+256 4 free']);
    expect(shown(conflicts).toSorted()).toEqual(['576+64', '640+64', '704+64']);
  });

  it('makes one part of those that would be drawn over each other', () => {
    const hosts = Array.from({ length: 200 }, (_, index) => `{ name: h${index}, address: 10.0.9.${index} }`);
    const many = loadText(`apiVersion: netloom/v1
name: many
domain: example.com
lan: { cidr: 10.0.0.0/12, hosts: [${hosts.join(', ')}] }
cluster: { nodes: [{ name: one, address: 10.15.0.1 }] }
`);
    const whole = barOf(many, '10.0.0.0/12').addresses;
    expect(whole.map(({ holds }) => holds.length)).toEqual([201, 1, 1]);
    expect(barOf(many, '10.0.9.0/28').addresses.map(({ label }) => label)).toContain('h11');
  });

  it('draws ranges that overlap one below the other', () => {
    const overlapping = loadText(`apiVersion: netloom/v1
name: overlapping
domain: example.com
lan: { cidr: 10.0.0.0/24, dhcp: [10.0.0.100-10.0.0.199] }
cluster: { nodes: [{ name: one, address: 10.0.0.2 }] }
loadBalancer: { pools: [{ name: lb, addresses: [10.0.0.190-10.0.0.210] }] }
`);
    const { ranges, rows } = barOf(overlapping, '10.0.0.0/24');
    expect(ranges.map(({ label, row }) => [label, row])).toEqual([
      ['DHCP', 0],
      ['lb', 1],
    ]);
    expect(rows).toEqual({ ranges: 2, addresses: 1 });
  });

  it('keeps everything inside of the bar', () => {
    for (const window of ['192.168.7.0/24', '192.168.7.255/32', '192.168.7.230/31']) {
      const { ranges, addresses, free, conflicts } = barOf(DOCUMENTED, window);
      for (const { x, width } of [...ranges, ...addresses, ...free, ...conflicts]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(1024.001);
      }
    }
  });
});
