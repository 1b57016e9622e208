import { edits, said, type Edit } from '../../networks.ts';

/** Firewall rules, default deny, and the controllers outside the umbrella. */
describe('firewall', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a rule that lets in somebody else',
      [['from: lan, to: nodes', 'from: tailnet, to: nodes']],
      ['~ rule api let lan reach nodes on 6443/tcp, lets tailnet reach nodes on 6443/tcp'],
    ],
    [
      'rules that come and go',
      [
        [
          'name: api, from: lan, to: nodes, ports: [6443/tcp]',
          'name: ssh, from: lan, to: nodes, ports: [22/tcp, 2222/tcp]',
        ],
      ],
      [
        '- rule api no longer lets lan reach nodes on 6443/tcp',
        '+ rule ssh lets lan reach nodes on 22/tcp and 2222/tcp',
      ],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'firewall')).toEqual(expected);
  });
});

describe('policies', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'namespaces that close and open',
      [['[apps]', '[monitoring]']],
      [
        '- namespace apps opens: every pod gets in',
        '+ namespace monitoring closes: only declared flows get in',
      ],
    ],
    [
      'what gets through default deny',
      [['targetPort: 8080', 'targetPort: 8081']],
      [
        '- cloudflared to apps/web on 8080/tcp no longer gets through: was exposure',
        '+ cloudflared to apps/web on 8081/tcp gets through: exposure',
        '- tailscale to apps/web on 8080/tcp no longer gets through: was tailnet',
        '+ tailscale to apps/web on 8081/tcp gets through: tailnet',
      ],
    ],
    ['no flow where everything gets in', [['targetPort: 3000', 'targetPort: 3001']], []],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'policies')).toEqual(expected);
  });
});

describe('operators', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'an operator at another version',
      [['delivery:', 'operators: { metallb: 0.15.3 }\ndelivery:']],
      ['~ metallb moves from 0.16.1 to 0.15.3'],
    ],
    [
      'an operator that nobody needs any more',
      [['tls: { issuer: letsencrypt }\n', '']],
      ['- cert-manager is no longer needed; it stays installed at v1.21.1 until you remove it'],
    ],
    [
      'an operator in another namespace',
      [['loadBalancer:', 'loadBalancer:\n  namespace: lb']],
      ['~ metallb moves from namespace metallb-system to lb'],
    ],
    [
      'values of an operator',
      [['zone: example.com\n', 'zone: example.com\n  owner: me\n']],
      ['~ external-dns value txtOwnerId: "everything" -> "me"'],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'operators')).toEqual(expected);
  });

  it('tells of an operator that is needed now', () => {
    const { before, after } = edits(['tls: { issuer: letsencrypt }\n', '']);
    expect(said({ before: after, after: before }, 'operators')).toEqual([
      '+ cert-manager is needed at v1.21.1',
    ]);
  });
});
