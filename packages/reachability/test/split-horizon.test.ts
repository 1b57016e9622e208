import { internalAnswer } from '@netloom/network-model';
import * as fc from 'fast-check';
import { ask, changed, DUAL_STACK, HOMELAB, networkIndexOf, type HopRow } from './ask.ts';
import { networks } from './networks.ts';

const ON = '  clusterDns: 10.43.0.10\n  splitHorizon: {}\n';
const SPLIT = changed(HOMELAB, '  clusterDns: 10.43.0.10\n', ON);
/** No public zone, or none that the network knows. */
const WITHOUT_DNS = SPLIT.replace(/^dns:\n(?: {2}.*\n)+/m, '');
const POD = 'pod:monitoring/prometheus';

/** The hop that says what the name is. */
function named(text: string, from: string, to: string): HopRow | undefined {
  return ask(text, from, to).hops.find(([, layer]) => layer === 'dns');
}

describe('a name under split horizon', () => {
  it('is answered by CoreDNS itself for a pod, and by the public zone for everybody else', () => {
    const target = 'https://argocd.int.jigga.xyz';
    const said = 'argocd.int.jigga.xyz, by *.int.jigga.xyz, is A 192.168.7.230';
    const own = ['allow', 'dns', `CoreDNS itself answers: ${said}`, '192.168.7.230'];
    expect(named(SPLIT, POD, target)).toEqual(own);
    for (const from of ['node:ichigo', 'lan', 'tailnet', 'internet']) {
      expect(named(SPLIT, from, target)).toEqual(['allow', 'dns', said, '192.168.7.230']);
    }
  });

  it('is answered by the public zone for a pod, too, where split horizon is off', () => {
    expect(named(HOMELAB, POD, 'https://argocd.int.jigga.xyz')).toEqual([
      'allow',
      'dns',
      'argocd.int.jigga.xyz, by *.int.jigga.xyz, is A 192.168.7.230',
      '192.168.7.230',
    ]);
  });

  it('needs no public zone inside the cluster', () => {
    const target = 'https://argocd.int.jigga.xyz';
    expect(ask(WITHOUT_DNS, 'pod:kube-system/coredns', target).verdict).toBe('allow');
    expect(named(WITHOUT_DNS, 'lan', target)?.[2]).toBe(
      'argocd.int.jigga.xyz, by *.int.jigga.xyz, is A 192.168.7.230; but without `dns` that record is not managed, and whether it exists is unknown',
    );
  });

  it('has both families where the network states both', () => {
    expect(named(DUAL_STACK, 'pod:media/media', 'https://media.lan.example.org')?.[2]).toBe(
      'CoreDNS itself answers: media.lan.example.org, by *.lan.example.org, is A 198.51.100.1 and AAAA 2001:db8:100::1',
    );
  });

  it.each([
    ['https://passwords.jigga.xyz', /^passwords\.jigga\.xyz is CNAME .* proxied by Cloudflare$/],
    ['https://int.jigga.xyz', /^int\.jigga\.xyz has no record for int\.jigga\.xyz$/],
    ['https://nothing.jigga.xyz', /^jigga\.xyz has no record for nothing\.jigga\.xyz$/],
    ['https://example.net', /^example\.net is in no zone of this network$/],
  ])('is asked of the public zone where it is none of the internal ones: %s', (target, said) => {
    expect(named(SPLIT, POD, target)?.[2]).toMatch(said);
  });
});

describe('names of the tailnet', () => {
  const target = 'tcp://db.home.ts.net:5432';

  it("are asked of Tailscale's nameserver, by pods", () => {
    expect(named(DUAL_STACK, 'pod:media/media', target)).toEqual([
      'unknown',
      'dns',
      "CoreDNS forwards db.home.ts.net to Tailscale's nameserver 10.53.0.53; which names that has is not stated",
      '10.53.0.53',
    ]);
  });

  it.each([
    ['node:k3s-1', DUAL_STACK],
    ['pod:media/media', changed(DUAL_STACK, /^ {2}splitHorizon: .*\n/m, '')],
  ])('are asked of nobody who knows them by %s otherwise', (from, text) => {
    expect(named(text, from, target)?.[2]).toBe('db.home.ts.net is in no zone of this network');
  });

  it('come from a nameserver that CoreDNS reaches', () => {
    expect(ask(DUAL_STACK, 'pod:kube-system/coredns', 'udp://10.53.0.53:53').verdict).toBe('allow');
    const denied = changed(DUAL_STACK, 'defaultDenyIngress: [', 'defaultDenyIngress: [tailscale, ');
    expect(ask(denied, 'pod:kube-system/coredns', 'udp://10.53.0.53:53').verdict).toBe('allow');
    expect(ask(denied, 'pod:media/media', 'udp://10.53.0.53:53').verdict).toBe('deny');
  });
});

const HOSTS = [
  'web.example.com',
  'api.int.example.com',
  'none.int.example.com',
  'a.b.int.example.com',
  'int.example.com',
];

it('never has CoreDNS itself answer without a record of the network', () => {
  fc.assert(
    fc.property(networks, fc.constantFrom(...HOSTS), (text, host) => {
      const index = networkIndexOf(text.replace('"cluster":{', '"cluster":{"splitHorizon":{},'));
      const records = internalAnswer(index.internalZones(), host);
      if (records !== null) expect(records).toEqual(index.names().find(host)?.records);
    }),
  );
});
