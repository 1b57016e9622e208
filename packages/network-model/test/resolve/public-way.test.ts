import { plain } from '@netloom/chart-kit';
import { forwardPortTwice } from '../../src/rules/public/forward-port-twice.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const HOME = 'lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 PUBLIC } }';

function text(way: string, more: string): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
${HOME.replace(' PUBLIC', way)}
cluster: { servicelb: false, nodes: [{ name: one, address: 192.168.1.10 }] }
${more}`;
}

const APP = (expose: string): string =>
  `ingress: { address: 192.168.1.230, domain: int.example.com }
dns: { zone: example.com }
services:
  - { name: app, namespace: app, port: 80, targetPort: 80, selector: { app: app }, expose: [${expose}] }
`;

const recordsOf = (way: string, expose: string): unknown =>
  loadText(text(way, APP(expose))).network.records.flatMap(({ owner, name, type, targets, proxied }) =>
    name.startsWith('*.') ? [] : [[owner, name, type, ...targets.map(String), proxied]],
  );

describe('a published host', () => {
  it('is an address record where that is fixed, and a CNAME of the DDNS name where it changes', () => {
    const host = '{ host: app.example.com, via: ingress, public: direct }';
    expect(recordsOf(', public: { address: 8.8.4.10 }', host)).toEqual([
      ['ingress', 'app.example.com', 'A', '8.8.4.10', false],
    ]);
    expect(recordsOf(', public: { ddns: home.example.net }', host)).toEqual([
      ['ingress', 'app.example.com', 'CNAME', 'home.example.net', false],
    ]);
  });

  it('is its own IPv6 address where the router is open to it, but not beside a CNAME', () => {
    const host = '{ host: app.example.com, via: ingress, public: proxied }';
    const with6 = (way: string, openings: string, address6 = '2a00:7:1::230'): unknown =>
      loadText(
        text(
          way,
          `${APP(host).replace('192.168.1.230,', `192.168.1.230, address6: '${address6}',`)}routing: { openings: ${openings} }\n`,
        ),
      ).network.records.flatMap(({ name, type, targets, proxied }) =>
        name.startsWith('*.') ? [] : [[type, ...targets.map(String), proxied]],
      );
    const own = ['AAAA', '2a00:7:1::230', true];
    const open = '[{ to: ingress, ports: [443/tcp] }]';
    expect(with6('', open)).toEqual([own]);
    expect(with6('', "[{ to: '2a00:7:1::230', ports: [443/tcp] }]")).toEqual([own]);
    expect(with6(', public: { address: 8.8.4.10 }', open)).toEqual([['A', '8.8.4.10', true], own]);
    expect(with6(', public: { ddns: home.example.net }', open)).toEqual([
      ['CNAME', 'home.example.net', true],
    ]);
    expect(with6('', '[{ to: node:one, ports: [443/tcp] }]')).toEqual([]);
    expect(with6('', open, 'fd00:1::230')).toEqual([]);
  });

  it('is proxied where it says so, once for all of its paths', () => {
    const hosts = ['/a', '/b'].map(
      (path) => `{ host: app.example.com, path: ${path}, via: ingress, public: proxied }`,
    );
    expect(recordsOf(', public: { address: 8.8.4.10 }', hosts.join())).toEqual([
      ['ingress', 'app.example.com', 'A', '8.8.4.10', true],
    ]);
  });

  it('takes the place of the record of its load balancer address', () => {
    const host = '{ host: app.example.com, via: loadBalancer, address: 192.168.1.231, public: direct }';
    expect(recordsOf(', public: { address: 8.8.4.10 }', host)).toEqual([
      ['dns', 'app.example.com', 'A', '8.8.4.10', false],
    ]);
  });

  it('has no record of its own where it is the DDNS name', () => {
    const host = '{ host: home.example.com, via: ingress, public: direct }';
    expect(recordsOf(', public: { ddns: home.example.com }', host)).toEqual([]);
  });
});

describe('routing.forwards', () => {
  it('are rows with the port inside, claims of ports, and stated for one link, too', () => {
    const rows =
      '[{ port: 8443/tcp, to: ingress, targetPort: 443 }, { port: 27000-27010/udp, to: 192.168.1.5 }]';
    const { network, ledger } = loadText(text('', `routing: { forwards: ${rows} }\n`));
    expect(network.routing).toBeNull();
    expect(plain(network.forwards)).toEqual([
      {
        port: { first: 8443, last: 8443, protocol: 'tcp' },
        to: { kind: 'ingress' },
        targetPort: 443,
        from: [],
      },
      {
        port: { first: 27000, last: 27010, protocol: 'udp' },
        to: { kind: 'literal', addresses: '192.168.1.5/32' },
        targetPort: 27000,
        from: [],
      },
    ]);
    expect(
      ledger.claims.flatMap((claim) =>
        claim.kind === 'port' && claim.on === 'public-address' ? [[claim.owner, claim.port, claim.last]] : [],
      ),
    ).toEqual([
      ['ingress', 8443, null],
      ['192.168.1.5/32', 27000, 27010],
    ]);
  });

  it.each([
    ['routing: { forwards: [{ port: "443", to: ingress }] }', 'did you mean 443/tcp or 443/udp?'],
    ['routing: { forwards: [{ port: 443/tcp, to: lan }] }', '"lan" is not one machine or Service'],
    ['routing: { forwards: [{ port: 443/tcp, to: 192.168.1.0/24 }] }', 'is not one machine or Service'],
    ['routing: { forwards: [{ port: 443/tcp, to: "2001:db8::1" }] }', 'is IPv6, which is routed and never'],
    ['routing: { forwards: [{ port: 443/tcp, to: hots:nas }] }', 'did you mean "host:nas"?'],
    [
      'routing: { forwards: [{ port: 1-9/tcp, to: host:nas, targetPort: 4 }] }',
      'forwarded to the same ports',
    ],
    ['routing: { allows: [{ from: lan, to: host:nas }] }', 'its rows go with between: stated'],
    ['routing: { between: open }', 'nothing is routed'],
    ['routing: {}', 'it states nothing'],
  ])('%s is refused', (more, message) => {
    expect(printed(mistakesOf(minimalWith(`${more}\n`))).join('\n')).toContain(message);
  });

  it.each([
    [', public: {}', 'it needs the address'],
    [', public: { address: 8.8.4.4, ddns: a.example.com }', 'a fixed address needs no DDNS name'],
  ])('%s is refused', (way, message) => {
    expect(printed(mistakesOf(text(way, ''))).join('\n')).toContain(message);
  });

  it.each([
    ['{ host: a.example.com, via: tunnel, public: direct }', 'the tunnel makes it public already'],
    ['{ via: loadBalancer, public: direct }', 'what is public is a record: state its host, too'],
    [
      '{ host: a.example.com, via: loadBalancer, address: 192.168.1.9, public: proxied }',
      'Cloudflare proxies web sites alone',
    ],
  ])('%s is refused', (expose, message) => {
    expect(printed(mistakesOf(text('', APP(expose)))).join('\n')).toContain(message);
  });
});

describe('a way in from the internet', () => {
  it.each([
    [
      "forwards: [{ port: 443/tcp, to: '2a00:7::1' }]",
      'let the router open its firewall to this one by routing.openings',
    ],
    ['openings: [{ to: 192.168.1.5, ports: [443/tcp] }]', 'which the router forwards to by routing.forwards'],
    ['openings: [{ to: segment:lan, ports: [443/tcp] }]', 'the firewall is opened to ingress, ingress:NAME'],
    ['openings: [{ to: host:nas }]', 'ports'],
    [
      'forwards: [{ port: 443/tcp, to: node:one, from: [lan] }]',
      '"lan" is no client on the internet: write cloudflare',
    ],
    ['forwards: [{ port: 443/tcp, to: node:one, from: [10.0.0.0/8] }]', '"10.0.0.0/8" is private'],
  ])('is of its family, and for clients outside: %s', (routing, message) => {
    expect(printed(mistakesOf(text('', `routing: { ${routing} }\n`))).join('\n')).toContain(message);
  });

  it('may be for one port twice, where the clients differ', () => {
    const rows = (one: string, other: string): readonly string[] =>
      messagesOf(
        text(
          ', public: { address: 8.8.4.10 }',
          `routing: { forwards: [{ port: 22/tcp, to: node:one, from: [${one}] }, { port: 22/tcp, to: host:router, from: [${other}] }] }\n`,
        ),
      );
    expect(rows('8.8.8.0/24', '9.9.9.0/24')).toEqual([]);
    expect(rows('8.8.8.0/24', '8.8.8.8')).toHaveLength(1);
    expect(rows('8.8.8.0/24', 'cloudflare')).toHaveLength(1);
  });
});

function messagesOf(network: string): readonly string[] {
  const facts = loadText(network);
  return [...forwardPortTwice.check(facts)].map(({ message }) => message);
}
