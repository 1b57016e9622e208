import { loadText } from '@netloom/network-model/testing';
import { indexNetwork, trace } from '../src/index.ts';
import { ask, changed, HOMELAB, question, read } from './ask.ts';

const PASSWORDS = '      - { host: passwords.jigga.xyz, via: tunnel, origin: service }\n';

function withPath(path: string): string {
  return changed(
    HOMELAB,
    PASSWORDS,
    `      - { host: passwords.jigga.xyz, via: tunnel, origin: service, path: '${path}' }\n`,
  );
}

/** Written out it has a hundred thousand steps. */
const LONG = `^/(?:${'[a-z]?'.repeat(35)}){1000}admin`;

describe('a path of the tunnel', () => {
  it.each([
    ['/[[:alpha:]]+/admin', '/x/admin', 'allow'],
    ['^/(?i)ADMIN', '/admin', 'allow'],
    ['^/\\pL+/admin', '/x/admin', 'allow'],
    ['^/(?P<what>x)/admin', '/x/admin', 'allow'],
    ['^/admin\\z', '/admin', 'allow'],
    ['^/\\Qadmin\\E', '/admin', 'allow'],
    ['/\\x{41}bc', '/Abc', 'allow'],
    ['/[]a]x', '/]x', 'allow'],
    ['/[^]a]x', '/bx', 'allow'],
    ['/[^]a]x', '/]x', 'deny'],
    ['^/admin', '/%61dmin', 'allow'],
    ['^/admin', '/x/admin', 'deny'],
    ['/admin', '/x/admin', 'allow'],
    ['/(a+)+$', `/${'a'.repeat(200)}!`, 'deny'],
    ['^/admin', '/%zz', 'unknown'],
    ['^/\\pL$', '/%E4%B8%AD', 'unknown'],
    [LONG, '/admin', 'unknown'],
  ])('%s answers %s with %s', (path, requested, verdict) => {
    expect(ask(withPath(path), 'internet', `https://passwords.jigga.xyz${requested}`).verdict).toBe(verdict);
  });

  it('that cannot be evaluated is followed by no proof', () => {
    const { verdict, hops } = ask(withPath(LONG), 'internet', 'https://passwords.jigga.xyz/');
    expect(verdict).toBe('unknown');
    expect(hops.at(-1)).toEqual([
      'unknown',
      'tunnel',
      "cloudflared's rule 3, the catch-all, answers https://passwords.jigga.xyz/ with status 404, unless an earlier rule matches: whether its regular expression does is not known",
      expect.stringContaining('namespace: cloudflare'),
    ]);
  });

  it('that does not compile stops all hosts, and one that may not leaves all open', () => {
    const refused = ask(withPath('/[.-\\w]+'), 'internet', 'https://jigga.xyz');
    expect([refused.verdict, refused.hops.at(-1)?.[2]]).toEqual([
      'deny',
      'cloudflared does not start with its rule 1, passwords.jigga.xyz /[.-\\w]+: invalid escape sequence: \\w',
    ]);
    const { verdict, hops } = ask(withPath(LONG), 'internet', 'https://jigga.xyz');
    const hop = hops.find(([, layer]) => layer === 'tunnel');
    expect([verdict, hop?.[0], hop?.[2].slice(0, 40)]).toEqual([
      'unknown',
      'unknown',
      'cloudflared may not start with its rule ',
    ]);
  });

  it('is not known where nothing was loaded that reads it', () => {
    const facts = { ...loadText(withPath('^/admin')), readGoRegexp: null };
    const asked = question('internet', 'https://passwords.jigga.xyz/admin');
    expect(trace(indexNetwork(facts), asked).verdict).toBe('unknown');
  });
});

it('does not trust that a record is missing where records are not managed', () => {
  const text = changed(HOMELAB, /^dns:\n(?: .*\n)+/m, '');
  expect(ask(text, 'internet', 'https://nothing.jigga.xyz')).toEqual({
    verdict: 'unknown',
    hops: [
      [
        'unknown',
        'dns',
        'no record for nothing.jigga.xyz is stated, but jigga.xyz may have others: no `dns` manages the zone',
        null,
      ],
    ],
  });
});

it('gives no verdict about an empty set', () => {
  const { verdict, hops } = ask(read('examples/minimal/network.yaml'), 'proxmox', 'tcp://192.168.7.223:6443');
  expect([verdict, hops[0]?.[2]]).toEqual(['unknown', 'the network states nothing of that kind']);
});

it('does not know which server handles a connection to the API, where not all allow it', () => {
  const text = changed(
    HOMELAB,
    'from: lan, to: nodes, ports: [6443/tcp]',
    'from: lan, to: node:ichigo, ports: [6443/tcp]',
  );
  const { verdict, hops } = ask(
    text,
    'pod:vaultwarden/vaultwarden',
    'tcp://kubernetes.default.svc.cluster.local:443',
  );
  expect(verdict).toBe('unknown');
  expect(hops.filter(([, layer]) => layer === 'firewall').map(([, , says]) => says)).toEqual([
    'the firewall lets a node reach only some servers, and kube-proxy may choose any of them',
  ]);
});

it('does not know which of several addresses that a row gives a Service the Service has', () => {
  const row = '- { addresses: 192.168.7.231-192.168.7.232';
  const text = changed(HOMELAB, `${row} }`, `${row}, service: argocd/argocd-server }`);
  const { verdict, hops } = ask(text, 'lan', 'tcp://192.168.7.231:80');
  expect([verdict, hops.at(-1)?.[2]]).toEqual([
    'unknown',
    'which Service has 192.168.7.231 of pool "default-pool" is not stated',
  ]);
});

it('does not know whether policies let in pods whose labels are not stated', () => {
  const service = '  - name: prometheus\n    namespace: monitoring # assumed\n';
  const text = changed(
    HOMELAB,
    service,
    `  - { name: metrics, namespace: monitoring, port: 9090, targetPort: 9090 }\n${service}`,
  );
  const policyOf = (to: string): unknown =>
    ask(text, 'pod:kube-system/traefik', to)
      .hops.findLast(([, layer]) => layer === 'policy')
      ?.slice(0, 3);
  expect(policyOf('service:monitoring/metrics')).toEqual([
    'unknown',
    'policy',
    'no policy applies to pods of monitoring/metrics on 9090/tcp, where its endpoints are hostNetwork pods or outside the cluster; but policy monitoring/default-deny-ingress isolates pods of monitoring/metrics on 9090/tcp, and no policy allows ingress from pod:kube-system/traefik, where its endpoints are the pods of monitoring/grafana',
  ]);
});

it('does not know whether policies let pods out where the question names no port', () => {
  const { hops } = ask(HOMELAB, 'pod:cloudflare/cloudflared', '192.168.7.223');
  expect(hops.find(([, layer]) => layer === 'policy')?.slice(0, 3)).toEqual([
    'unknown',
    'policy',
    'whether policies allow egress from pod:cloudflare/cloudflared to 192.168.7.223 depends on the port, which is not stated',
  ]);
});
