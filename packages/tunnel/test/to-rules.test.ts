import { Hostname, type Exposure, type Network, type Service } from '@netloom/network-model';
import { load } from '@netloom/network-model/testing';
import { toRules } from '../src/to-rules.ts';

const homelab = load('networks/homelab/network.yaml').network;
const web: Service = {
  name: 'web',
  namespace: 'apps',
  scheme: 'http',
  port: 80,
  portName: null,
  targetPort: 8080,
  selector: { app: 'web' },
  metricsPort: null,
  webhookPort: null,
  hostNetwork: false,
  headless: false,
  hosts: [],
  addresses: [],
  morePorts: [],
  tls: null,
};
const exposure: Exposure = {
  host: Hostname.parse('web.jigga.xyz'),
  namespace: 'apps',
  service: 'web',
  port: null,
  via: 'tunnel',
  origin: ['service'],
  ingress: 'ingress',
  guards: { ipAllowList: [], rateLimit: null, forwardAuth: null, headers: null, middlewares: [] },
  path: null,
  published: null,
  originRequest: {},
};
const catchAll = { service: 'http_status:404' };

function rulesOf(change: Partial<Exposure>, network: Partial<Network> = {}): ReturnType<typeof toRules> {
  const changed = { ...homelab, services: [web], ...network, exposures: [{ ...exposure, ...change }] };
  if (changed.tunnel === null) throw new Error('the homelab has a tunnel');
  return toRules({ network: changed, tunnel: changed.tunnel, from: (_, value) => value });
}

describe(toRules, () => {
  it('ends with the catch-all, also where it is alone', () => {
    expect(rulesOf({ via: 'ingress' })).toEqual([catchAll]);
  });

  it('names the Service by name and namespace', () => {
    expect(rulesOf({})).toEqual([{ hostname: 'web.jigga.xyz', service: 'http://web.apps:80' }, catchAll]);
  });

  it.each([
    ['http', 'http://web.apps:80'],
    ['https', 'https://web.apps:80'],
    ['h2c', 'http://web.apps:80'],
  ] as const)('reaches a Service that speaks %s', (scheme, service) => {
    expect(rulesOf({}, { services: [{ ...web, scheme }] })[0]?.service).toBe(service);
  });

  it('hands on how the certificate of a Service is checked, unless its host says otherwise', () => {
    const tls = {
      serverName: Hostname.parse('nas.lan'),
      insecureSkipVerify: false,
      existingSecret: 'nas-ca',
    };
    const services = [{ ...web, scheme: 'https' as const, tls }];
    expect(rulesOf({}, { services })[0]?.originRequest).toEqual({
      originServerName: 'nas.lan',
      caPool: '/etc/cloudflared/ca/nas-ca/ca.crt',
    });
    const originRequest = { originServerName: Hostname.parse('other.lan') };
    expect(rulesOf({ originRequest }, { services })[0]?.originRequest).toEqual({
      originServerName: 'other.lan',
      caPool: '/etc/cloudflared/ca/nas-ca/ca.crt',
    });
    const skipped = [
      {
        ...web,
        scheme: 'https' as const,
        tls: { serverName: null, insecureSkipVerify: true, existingSecret: null },
      },
    ];
    expect(rulesOf({}, { services: skipped })[0]?.originRequest).toEqual({ noTLSVerify: true });
  });

  it('requires the token of Access that a host states', () => {
    const originRequest = { access: { teamName: 'home', audTag: ['abc123'] } };
    expect(rulesOf({ originRequest })[0]?.originRequest).toEqual({
      access: { required: true, teamName: 'home', audTag: ['abc123'] },
    });
  });

  it.each([
    ['ssh', 'ssh://web.apps:80'],
    ['tcp', 'tcp://web.apps:80'],
    ['h2c', 'http://web.apps:80'],
  ] as const)('leads to a Service that speaks %s by %s', (scheme, service) => {
    expect(rulesOf({}, { services: [{ ...web, scheme }] })[0]?.service).toBe(service);
  });

  it('hands on the path and the origin options', () => {
    const originRequest = { connectTimeout: '10s', noTLSVerify: true };
    expect(rulesOf({ path: '^/api/', originRequest })).toEqual([
      { hostname: 'web.jigga.xyz', path: '^/api/', service: 'http://web.apps:80', originRequest },
      catchAll,
    ]);
  });

  it('leaves out a host whose service the network does not declare, and one whose ingress it lacks', () => {
    expect(rulesOf({ service: 'gone' })).toEqual([catchAll]);
    expect(rulesOf({ origin: ['ingress'] }, { ingresses: [] })).toEqual([catchAll]);
  });

  it('takes the first origin of an ambiguous host', () => {
    expect(rulesOf({ origin: ['service', 'ingress'] })[0]?.service).toBe('http://web.apps:80');
  });

  it.each([
    ['a host that the certificate names', 'web.jigga.xyz', ['jigga.xyz', 'web.jigga.xyz'], 'web.jigga.xyz'],
    ['a host under its wildcard', 'web.int.jigga.xyz', ['*.int.jigga.xyz'], 'web.int.jigga.xyz'],
    ['a host that is not on it', 'web.jigga.xyz', ['int.jigga.xyz', '*.int.jigga.xyz'], 'int.jigga.xyz'],
    ['a host too deep for its wildcard', 'a.b.int.jigga.xyz', ['*.int.jigga.xyz'], 'traefik.int.jigga.xyz'],
    ['a wildcard, which is no name', '*.int.jigga.xyz', ['*.int.jigga.xyz'], 'traefik.int.jigga.xyz'],
  ])('asks Traefik for a name on the certificate: %s', (_title, host, dnsNames, originServerName) => {
    const names = dnsNames.map((name) => Hostname.parse(name));
    const ingresses = homelab.ingresses.map((ingress) => ({
      ...ingress,
      tls: ingress.tls && { ...ingress.tls, dnsNames: names },
    }));
    expect(rulesOf({ host: Hostname.parse(host), origin: ['ingress'] }, { ingresses })[0]).toEqual({
      hostname: host,
      service: 'https://traefik.kube-system.svc:443',
      originRequest: { originServerName },
    });
  });

  it('lets the file name the server, and checks certificates unless the file says otherwise', () => {
    const originRequest = { originServerName: Hostname.parse('other.jigga.xyz') };
    expect(rulesOf({ origin: ['ingress'], originRequest })[0]?.originRequest).toEqual(originRequest);
    expect(
      rulesOf(
        { origin: ['ingress'] },
        { ingresses: homelab.ingresses.map((ingress) => ({ ...ingress, tls: null })) },
      )[0]?.originRequest,
    ).toEqual({
      originServerName: 'web.jigga.xyz',
    });
  });
});
