import { plain } from '@netloom/chart-kit';
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
      { port: { first: 8443, last: 8443, protocol: 'tcp' }, to: { kind: 'ingress' }, targetPort: 443 },
      {
        port: { first: 27000, last: 27010, protocol: 'udp' },
        to: { kind: 'literal', addresses: '192.168.1.5/32' },
        targetPort: 27000,
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
