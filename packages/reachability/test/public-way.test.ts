import { ask, type HopRow } from './ask.ts';

interface Home {
  readonly way?: string;
  readonly forwards?: string;
  readonly expose?: string;
  readonly more?: string;
}

const FORWARDS = '[{ port: 443/tcp, to: ingress }, { port: 2222/tcp, to: host:nas, targetPort: 22 }]';

function home({
  way = 'ddns: dyn.example.com',
  forwards = FORWARDS,
  expose = 'public: direct',
  more = '',
}: Home = {}): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: box, address: 192.168.1.1, public: { ${way} } }
  hosts: [{ name: nas, address: 192.168.1.20 }]
${forwards === '' ? '' : `routing: { forwards: ${forwards} }`}
cluster: { servicelb: false, nodes: [{ name: one, address: 192.168.1.10 }] }
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230/32] }]
  l2Advertisements: [{ name: l2 }]
ingress: { address: 192.168.1.230, domain: int.example.com }
tls: { issuer: le, dnsNames: ['*.example.com', '*.int.example.com'] }
dns: { zone: example.com }
services:
  - { name: app, namespace: app, port: 80, targetPort: 8080, selector: { app: app }, expose: [{ host: app.example.com, via: ingress, ${expose} }] }
  - { name: in, namespace: app, port: 80, targetPort: 8080, selector: { app: in }, expose: [{ host: in.int.example.com, via: ingress }] }
${more}`;
}

const URL = 'https://app.example.com';

function from(sender: string, text: string, to = URL): readonly [string, readonly HopRow[]] {
  const { verdict, hops } = ask(text, sender, to);
  return [verdict, hops];
}

const texts = (hops: readonly HopRow[]): readonly string[] =>
  hops.map(([, layer, text]) => `${layer}: ${text}`);

describe('from the internet through the router', () => {
  it('is the record, the forward, the load balancer address, and the route', () => {
    const [verdict, hops] = from('internet', home());
    expect(verdict).toBe('allow');
    expect(texts(hops).slice(0, 4)).toEqual([
      'dns: app.example.com is CNAME dyn.example.com',
      "dns: dyn.example.com is the router's public address, where a DDNS client keeps it",
      'internet: router "box" forwards 443/tcp to ingress, 192.168.1.230 on 443/tcp',
      'load-balancer: MetalLB answers ARP for 192.168.1.230 of pool "p" by L2Advertisement "l2"',
    ]);
    expect(hops[2]?.[3]).toBe('{ port: 443/tcp, to: ingress }');
    expect(from('internet', home({ way: 'address: 198.51.100.7' }))[0]).toBe('allow');
  });

  it('ends at a router that does not forward the port, and is unknown where no forward is stated', () => {
    const other = from('internet', home({ forwards: '[{ port: 80/tcp, to: host:nas }]' }));
    expect([other[0], other[1].at(-1)?.[2]]).toEqual([
      'deny',
      'no row of routing.forwards lets router "box" forward 443/tcp',
    ]);
    const silent = from('internet', home({ forwards: '' }));
    expect([silent[0], silent[1].at(-1)?.[2]]).toEqual([
      'unknown',
      'whether router "box" forwards 443/tcp is not stated (routing.forwards)',
    ]);
    const itself = from('internet', home({ way: 'address: 198.51.100.7' }), 'tcp://198.51.100.7:8000');
    expect(itself[0]).toBe('unknown');
  });

  it('has another port inside', () => {
    expect(from('internet', home({ way: 'address: 198.51.100.7' }), 'tcp://198.51.100.7:2222')[0]).toBe(
      'allow',
    );
    expect(from('internet', home(), 'tcp://dyn.example.com:2222')[0]).toBe('allow');
    expect(from('internet', home(), 'tcp://dyn.example.com:22')[0]).toBe('unknown');
  });

  it('ends at the router where that answers itself, from wherever it is asked', () => {
    const more = 'vpns: [{ name: wg, range: 10.6.0.0/24, endpoint: host:box, routes: [lan] }]\n';
    const way = 'address: 198.51.100.7, hairpin: false';
    const to = 'udp://198.51.100.7:51820';
    const ends = (sender: string, text: string): readonly unknown[] => {
      const [verdict, hops] = from(sender, text, to);
      return [verdict, hops.at(-1)?.[2]];
    };
    const itself = 'router "box" answers 51820/udp itself: VPN "wg" ends there';
    for (const sender of ['internet', 'lan', 'pod:app/app']) {
      expect(ends(sender, home({ way, more }))).toEqual(['allow', itself]);
    }
    expect(ends('internet', home({ way, more, forwards: '' }))).toEqual(['allow', itself]);
    const row = home({ way, forwards: '[{ port: 51820/udp, to: host:box }]' });
    expect(ends('internet', row)).toEqual([
      'allow',
      'router "box" answers 51820/udp itself; what listens there is not stated',
    ]);
    // the address is translated before the router looks who the packet is for
    const taken = home({ way, more, forwards: '[{ port: 51820/udp, to: host:nas }]' });
    expect(ends('internet', taken)[1]).toContain('nas receives it');
    expect(ends('internet', home({ way }))[0]).toBe('unknown');
  });

  it('goes through the edge where the record is proxied', () => {
    const [verdict, hops] = from('internet', home({ expose: 'public: proxied' }));
    expect(verdict).toBe('allow');
    expect(texts(hops)).toContain(
      "edge: Cloudflare's edge accepts app.example.com; what it blocks itself is not stated",
    );
    expect(texts(hops)).toContain(
      'internet: router "box" forwards 443/tcp to ingress, 192.168.1.230 on 443/tcp',
    );
  });

  it('reaches hosts without a public record, too, since a client may send any name', () => {
    const [verdict, hops] = from('internet', home(), 'https://in.int.example.com');
    expect(verdict).toBe('allow');
    expect(texts(hops)[1]).toBe(
      'internet: 192.168.1.230 is not routed on the internet, but router "box" forwards 443/tcp of its public address to it',
    );
    const other = home({ forwards: '[{ port: 80/tcp, to: host:nas }]' });
    expect(from('internet', other, 'https://in.int.example.com')[0]).toBe('deny');
    expect(from('internet', home(), 'tcp://192.168.1.20:22')[0]).toBe('allow');
    expect(from('internet', home(), 'tcp://192.168.1.20:23')[0]).toBe('deny');
    expect(from('internet', home(), 'host:nas')[0]).toBe('allow');
  });

  it('stops at the firewall of the nodes, as any other packet', () => {
    const more = 'firewall: [{ name: web, from: lan, to: pools, ports: [443/tcp] }]\n';
    expect(from('internet', home({ more }))[0]).toBe('deny');
  });
});

describe('at the public address from inside', () => {
  it.each(['lan', 'node:one', 'pod:app/app'])('is hairpin NAT for %s', (sender) => {
    expect(from(sender, home())[0]).toBe('unknown');
    expect(from(sender, home({ way: 'ddns: dyn.example.com, hairpin: true' }))[0]).toBe('allow');
    const [verdict, hops] = from(sender, home({ way: 'ddns: dyn.example.com, hairpin: false' }));
    expect(verdict).toBe('deny');
    expect(hops.at(-1)?.[2]).toContain('router "box" does no hairpin NAT');
  });
});

describe('a forward for some clients', () => {
  const some = (source: string, expose = 'public: direct'): string =>
    home({
      way: 'address: 8.8.4.10',
      forwards: `[{ port: 443/tcp, to: ingress, from: [${source}] }]`,
      expose,
    });

  it('lets those in, and nobody else', () => {
    expect(from('9.9.9.9', some('9.9.9.0/24'))[0]).toBe('allow');
    const [verdict, hops] = from('1.1.1.1', some('9.9.9.0/24'));
    expect([verdict, texts(hops).at(-1)]).toEqual([
      'deny',
      'internet: router "box" forwards 443/tcp for 9.9.9.0/24 only, which 1.1.1.1/32 is not',
    ]);
    expect(texts(from('internet', some('9.9.9.0/24'))[1])).toContain(
      'internet: router "box" forwards 443/tcp for 9.9.9.0/24 only, which is a part of internet',
    );
    expect(from('1.1.1.1', some('9.9.9.0/24'), 'tcp://192.168.1.230:443')[0]).toBe('deny');
    expect(from('9.9.9.9', some('9.9.9.0/24'), 'tcp://192.168.1.230:443')[0]).toBe('allow');
  });

  it("is Cloudflare's edge alone for a proxied host", () => {
    expect(from('internet', some('cloudflare', 'public: proxied'))[0]).toBe('allow');
    expect(from('internet', some('cloudflare'))[0]).toBe('unknown');
    // whether the edge sends from there no file states.
    expect(from('internet', some('9.9.9.0/24', 'public: proxied'))[0]).toBe('unknown');
  });

  it('is not known to count for hairpin NAT', () => {
    const text = some('9.9.9.0/24').replace('address: 8.8.4.10', 'address: 8.8.4.10, hairpin: true');
    expect(from('lan', text)[0]).toBe('unknown');
  });
});

describe('by IPv6', () => {
  const six = (openings: string, { way = '', expose = 'public: direct' } = {}): string =>
    home({ way: 'address: 8.8.4.10', expose, forwards: '' })
      .replace(', public: { address: 8.8.4.10 }', way)
      .replace('cidr: 192.168.1.0/24', "cidr: 192.168.1.0/24\n  cidr6: '2a00:7:1::/64'")
      .replace('address: 192.168.1.20 }', "address: 192.168.1.20, address6: '2a00:7:1::20' }")
      .replace('address: 192.168.1.10 }', "address: 192.168.1.10, address6: '2a00:7:1::10' }")
      .replace('nodes: [', "podCidr6: 'fd00:42::/56', serviceCidr6: 'fd00:43::/112', nodes: [")
      .replace('addresses: [192.168.1.230/32]', "addresses: [192.168.1.230/32, '2a00:7:1::230/128']")
      .replace(
        'ingress: { address: 192.168.1.230,',
        "ingress: { address: 192.168.1.230, address6: '2a00:7:1::230',",
      )
      .concat(openings === '' ? '' : `routing: { openings: ${openings} }\n`);
  const NAS = 'tcp://[2a00:7:1::20]:443';

  it("is let through by the router's firewall, or not, or nobody knows", () => {
    expect(texts(from('internet', six(''), NAS)[1])[0]).toBe(
      'internet: whether router "box" lets the internet reach 2a00:7:1::20 is not stated (routing.openings)',
    );
    const closed = from('internet', six('[]'), NAS);
    expect([closed[0], texts(closed[1])]).toEqual([
      'deny',
      ['internet: no row of routing.openings lets internet reach 2a00:7:1::20 on 443/tcp'],
    ]);
    const open = six('[{ to: host:nas, ports: [443/tcp] }]');
    expect(texts(from('internet', open, NAS)[1])[0]).toBe(
      'internet: router "box" lets everyone reach 2a00:7:1::20 on 443/tcp (host:nas)',
    );
    expect(from('internet', open, NAS)[0]).toBe('allow');
    expect(from('internet', open, 'tcp://[2a00:7:1::20]:22')[0]).toBe('deny');
    expect(from('internet', open, 'tcp://[2a00:7:1::10]:443')[0]).toBe('deny');
    expect(from('lan', six('[]'), NAS)[0]).toBe('allow');
  });

  it('is for some clients where the row says so', () => {
    const open = six("[{ to: host:nas, ports: [443/tcp], from: ['2a01:8::/32'] }]");
    expect(from('2a01:8::1', open, NAS)[0]).toBe('allow');
    expect(from('2a01:9::1', open, NAS)[0]).toBe('deny');
    expect(from('internet', open, NAS)[0]).toBe('unknown');
  });

  it('leads to a published host by its AAAA record, without any forward', () => {
    const open = '[{ to: ingress, ports: [443/tcp] }]';
    expect(from('internet', six(open))[0]).toBe('allow');
    expect(from('internet', six(open, { expose: 'public: proxied' }))[0]).toBe('allow');
    expect(from('lan', six(open))[0]).toBe('allow');
    const edge = six('[{ to: ingress, ports: [443/tcp], from: [cloudflare] }]', {
      expose: 'public: proxied',
    });
    expect(from('internet', edge)[0]).toBe('allow');
  });
});
