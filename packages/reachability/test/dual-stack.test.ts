import { ask, changed, DUAL_STACK } from './ask.ts';

function brief(from: string, to: string, text = DUAL_STACK): readonly string[] {
  const { verdict, hops } = ask(text, from, to);
  return [verdict, ...hops.map(([hop, layer, says]) => `${hop} ${layer}: ${says}`)];
}

const INSIDE = [
  "allow service: Service kube-system/traefik forwards port 443 to its pods' port 8443",
  'allow policy: no policy isolates pods of kube-system/traefik on 8443/tcp',
  "allow entry-point: Traefik's entry point websecure accepts https on its pods' port 8443",
  'allow route: Traefik sends https://media.lan.example.org/ by HTTPRoute media.lan.example.org / to Service media/media',
  "allow certificate: Traefik's certificate for *.lan.example.org covers media.lan.example.org",
  "allow service: Service media/media forwards port 80 to its pods' port 8096",
  "allow policy: policy media/allow-traefik-to-media allows ingress from Traefik's pods to pods of media/media on 8096/tcp",
  "allow overlay: between nodes flannel's VXLAN carries it on 8472/udp, MTU 8900 (8950 of nodes less 50)",
  'allow pod: a pod of media/media accepts it on 8096/tcp',
];
const BGP = 'to core-1 and core-1-v6 by BGPAdvertisement "ingress"; only a node that runs Traefik accepts it';

describe('a network with IPv4, IPv6 and BGP', () => {
  it('follows A and AAAA', () => {
    expect(brief('lan', 'https://media.lan.example.org')).toEqual([
      'allow',
      'allow dns: media.lan.example.org, by *.lan.example.org, is A 198.51.100.1 and AAAA 2001:db8:100::1',
      'allow lan: 198.51.100.1 is in no subnet of the LAN: lan sends it to router "core-1"',
      `allow load-balancer: MetalLB advertises 198.51.100.1 of pool "ingress" ${BGP}`,
      'allow firewall: rule "web" lets any reach pools: lan reaches 198.51.100.1 on 443/tcp',
      ...INSIDE,
      'allow lan: 2001:db8:100::1 is in no subnet of the LAN: lan sends it to router "core-1"',
      `allow load-balancer: MetalLB advertises 2001:db8:100::1 of pool "ingress" ${BGP}`,
      'allow firewall: rule "web" lets any reach pools: lan reaches 2001:db8:100::1 on 443/tcp',
      ...INSIDE,
    ]);
  });

  it('arrives while one family does', () => {
    const text = changed(
      DUAL_STACK,
      '{ name: web, from: any, to: pools',
      '{ name: web, from: any, to: 198.51.100.0/28',
    );
    const [verdict, ...hops] = brief('lan', 'https://media.lan.example.org', text);
    expect([verdict, hops.at(-1)]).toEqual([
      'allow',
      'deny firewall: no firewall rule lets lan reach 2001:db8:100::1 on 443/tcp',
    ]);
  });

  it('gets no route where an L2Advertisement announces an address outside of all subnets', () => {
    const text = DUAL_STACK.replace(/^ {2}bgp:\n(?: {4}.*\n)+/m, '  l2Advertisements: [{ name: all }]\n');
    expect(brief('lan', 'tcp://198.51.100.1:443', text).at(-1)).toBe(
      'deny load-balancer: 198.51.100.1 of pool "ingress" is in no subnet of the LAN or a VNet, so L2Advertisement "all" announces it on no link',
    );
  });

  it('is not certain where the router of the LAN is no peer', () => {
    const text = changed(DUAL_STACK, 'peers: [core-1, core-1-v6]', 'peers: [core-2]');
    expect(brief('lan', 'tcp://198.51.100.1:443', text)).toContain(
      'unknown load-balancer: MetalLB advertises 198.51.100.1 of pool "ingress" to core-2 by BGPAdvertisement "ingress"; only a node that runs Traefik accepts it; whether router "core-1" learns it is not stated; whether Traefik runs on k3s-1 is not stated',
    );
  });

  it('compares HTTPRoutes by whole path elements where IngressRoutes compare text', () => {
    // h2c needs an IngressRoute; plain http is written as HTTPRoute
    expect(brief('lan', 'https://api.lan.example.org/v12')[0]).toBe('allow');
    const http = changed(DUAL_STACK, '    scheme: h2c\n', '');
    expect(brief('lan', 'https://api.lan.example.org/v12', http).at(-1)).toBe(
      'deny route: Traefik has no route for https://api.lan.example.org/v12 on websecure: it answers 404',
    );
    expect(brief('lan', 'https://api.lan.example.org/v1/x', http)[0]).toBe('allow');
  });

  it('goes through Traefik for a tunnel host with that origin, below a wildcard', () => {
    const hops = brief('internet', 'https://a.media.example.org/x');
    expect(hops.slice(0, 7)).toEqual([
      'allow',
      'allow dns: a.media.example.org, by *.media.example.org, is CNAME 6ff42ae2-765d-4adf-8112-31c55c1551ef.cfargotunnel.com, proxied by Cloudflare',
      "allow edge: Cloudflare's edge accepts a.media.example.org; what it blocks itself is not stated",
      'allow certificate: the edge certificate for *.media.example.org covers a.media.example.org',
      "allow tunnel: cloudflared's rule 3, *.media.example.org, sends https://a.media.example.org/x to https://traefik.kube-system.svc:443",
      "allow service: Service kube-system/traefik forwards port 443 to its pods' port 8443",
      "allow policy: policy cloudflare/cloudflared allows egress from cloudflared's pods to pods of kube-system/traefik on 8443/tcp",
    ]);
  });

  it('answers a path that no rule of cloudflared has by its last rule', () => {
    expect(brief('internet', 'https://api.example.org/v2').at(-1)).toMatch(
      /^deny tunnel: cloudflared's rule \d+, the catch-all, answers https:\/\/api\.example\.org\/v2 with status 404$/,
    );
  });

  it('reports that a part of a zone is allowed where a row has a part of it as its source', () => {
    expect(brief('lan', 'tcp://192.0.2.22:179').at(-2)).toBe(
      'unknown firewall: rule "bgp" lets only a part of lan reach 192.0.2.22 on 179/tcp',
    );
    expect(brief('host:core-1', 'tcp://192.0.2.22:179')[0]).toBe('allow');
    expect(brief('host:core-2', 'tcp://192.0.2.22:179')[0]).toBe('deny');
  });

  it('lets pods out with the address of their node', () => {
    expect(brief('pod:media/media', 'tcp://192.0.2.5:445')).toEqual([
      'allow',
      'allow node: packets of pod:media/media leave the cluster with the address of their node',
      'allow node: the node of pod:media/media has an address in lan 192.0.2.0/25, where 192.0.2.5 is',
      'allow host: nas receives it; what listens there on 445/tcp is not stated',
    ]);
  });

  it.each([
    ['lan', 'https://docs.example.org', 'unknown dns: pages.example.net is beyond this network'],
    ['lan', 'https://www.example.net', 'unknown dns: www.example.net is in no zone of this network'],
    ['lan', 'tcp://8.8.8.8:53', 'unknown lan: 8.8.8.8 is on the internet, beyond router "core-1"'],
    ['tailnet', 'tcp://8.8.8.8:53', 'unknown tailnet: 8.8.8.8 is on the internet, beyond this network'],
    [
      'lan',
      'tcp://10.53.0.99:80',
      'deny lan: 10.53.0.99 is in services 10.53.0.0/16, inside the cluster: no route of this network leads there from lan',
    ],
    ['nodes', 'tcp://10.53.0.99:80', 'unknown start: 2 paths: 2 unknown'],
    ['lan', 'tcp://192.0.2.99:80', 'unknown host: which host has 192.0.2.99 is not stated'],
  ])('from %s to %s: %s', (from, to, hop) => {
    expect(brief(from, to)).toContain(hop);
  });
});
