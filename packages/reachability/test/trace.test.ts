import { decidingHop, trace } from '../src/index.ts';
import { ask, changed, HOMELAB, question, toHopRow, networkIndexOf, type HopRow } from './ask.ts';

const PASSWORDS = '{ host: passwords.jigga.xyz, via: tunnel, origin: service }';
const ARGOCD = '{ host: argocd.int.jigga.xyz, via: ingress }';
const OVERLAY: HopRow = [
  'allow',
  'overlay',
  "between nodes flannel's VXLAN carries it on 8472/udp, MTU 1400 (1450 of k3svnet less 50)",
  '{ backend: vxlan, network: sdn }',
];
const TO_TRAEFIK: readonly HopRow[] = [
  [
    'allow',
    'service',
    "Service kube-system/traefik forwards port 443 to its pods' port 8443",
    'controller: traefik',
  ],
  ['allow', 'policy', 'no policy isolates pods of kube-system/traefik on 8443/tcp', null],
  [
    'allow',
    'entry-point',
    "Traefik's entry point websecure accepts https on its pods' port 8443",
    'controller: traefik',
  ],
];
const TO_ARGOCD: readonly HopRow[] = [
  [
    'allow',
    'route',
    'Traefik sends https://argocd.int.jigga.xyz/ by Host(`argocd.int.jigga.xyz`) to Service argocd/argocd-server',
    ARGOCD,
  ],
  [
    'allow',
    'certificate',
    "Traefik's certificate for *.int.jigga.xyz covers argocd.int.jigga.xyz",
    '{ issuer: letsencrypt, kind: ClusterIssuer, solver: cloudflare }',
  ],
  [
    'allow',
    'service',
    "Service argocd/argocd-server forwards port 80 to its pods' port 8080",
    'name: argocd-server',
  ],
  [
    'allow',
    'policy',
    "policy argocd/allow-traefik-to-argocd-server allows ingress from Traefik's pods to pods of argocd/argocd-server on 8080/tcp",
    ARGOCD,
  ],
  OVERLAY,
  ['allow', 'pod', 'a pod of argocd/argocd-server accepts it on 8080/tcp', 'name: argocd-server'],
];

describe('the homelab', () => {
  it('lets the internet through the tunnel to a public host', () => {
    expect(ask(HOMELAB, 'internet', 'https://passwords.jigga.xyz')).toEqual({
      verdict: 'allow',
      hops: [
        [
          'allow',
          'dns',
          'passwords.jigga.xyz is CNAME 00000000-0000-0000-0000-000000000000.cfargotunnel.com, proxied by Cloudflare',
          PASSWORDS,
        ],
        [
          'allow',
          'edge',
          "Cloudflare's edge accepts passwords.jigga.xyz; what it blocks itself is not stated",
          PASSWORDS,
        ],
        [
          'allow',
          'certificate',
          "Cloudflare's universal certificate for *.jigga.xyz covers passwords.jigga.xyz",
          'provider: cloudflare',
        ],
        [
          'allow',
          'tunnel',
          "cloudflared's rule 1, passwords.jigga.xyz, sends https://passwords.jigga.xyz/ to http://vaultwarden.vaultwarden:80",
          PASSWORDS,
        ],
        [
          'allow',
          'service',
          "Service vaultwarden/vaultwarden forwards port 80 to its pods' port 80",
          'name: vaultwarden',
        ],
        [
          'allow',
          'policy',
          "policy cloudflare/cloudflared allows egress from cloudflared's pods to pods of vaultwarden/vaultwarden on 80/tcp",
          'namespace: cloudflare',
        ],
        [
          'allow',
          'policy',
          "policy vaultwarden/allow-cloudflared-to-vaultwarden allows ingress from cloudflared's pods to pods of vaultwarden/vaultwarden on 80/tcp",
          PASSWORDS,
        ],
        OVERLAY,
        ['allow', 'pod', 'a pod of vaultwarden/vaultwarden accepts it on 80/tcp', 'name: vaultwarden'],
      ],
    });
  });

  it('lets the tailnet through the Connector to an internal host, past MetalLB and firewall', () => {
    expect(ask(HOMELAB, 'tailnet', 'https://argocd.int.jigga.xyz')).toEqual({
      verdict: 'allow',
      hops: [
        ['allow', 'dns', 'argocd.int.jigga.xyz, by *.int.jigga.xyz, is A 192.168.7.230', '192.168.7.230'],
        [
          'allow',
          'tailnet',
          'Connector "k3s-router" advertises 192.168.7.230/31, the longest route for 192.168.7.230, approved for tag:k8s; MTU 1280',
          'pools',
        ],
        [
          'allow',
          'load-balancer',
          "kube-proxy on the node of the Connector's pod forwards 192.168.7.230 to Service kube-system/traefik directly: no announcement and no firewall applies",
          'controller: traefik',
        ],
        ...TO_TRAEFIK,
        ...TO_ARGOCD,
      ],
    });
  });

  it('denies the internet an internal host, whose address is private', () => {
    expect(ask(HOMELAB, 'internet', 'https://argocd.int.jigga.xyz')).toEqual({
      verdict: 'deny',
      hops: [
        ['allow', 'dns', 'argocd.int.jigga.xyz, by *.int.jigga.xyz, is A 192.168.7.230', '192.168.7.230'],
        [
          'deny',
          'internet',
          '192.168.7.230 is private (RFC 1918): it is not routed on the internet',
          '{ name: ingress, addresses: [192.168.7.230/32], autoAssign: false }',
        ],
      ],
    });
  });

  it("lets the LAN reach K3s' API by the row of the firewall", () => {
    expect(ask(HOMELAB, 'lan', 'tcp://192.168.7.223:6443')).toEqual({
      verdict: 'allow',
      hops: [
        ['allow', 'lan', '192.168.7.223 is in lan 192.168.7.0/24: lan resolves it by ARP', '192.168.7.0/24'],
        [
          'allow',
          'firewall',
          'rule "kubernetes-api" lets lan reach nodes: lan reaches 192.168.7.223 on 6443/tcp',
          '{ name: kubernetes-api, from: lan, to: nodes, ports: [6443/tcp], purpose: Kubernetes API }',
        ],
        ['allow', 'host', "ichigo is a server: K3s' API listens on 6443/tcp", 'name: ichigo'],
      ],
    });
  });

  it('denies a pod of another namespace by the default deny', () => {
    expect(ask(HOMELAB, 'pod:monitoring/prometheus', 'tcp://vaultwarden.vaultwarden:80')).toEqual({
      verdict: 'deny',
      hops: [
        [
          'allow',
          'dns',
          'CoreDNS resolves vaultwarden.vaultwarden to Service vaultwarden/vaultwarden',
          'name: vaultwarden',
        ],
        [
          'allow',
          'service',
          "Service vaultwarden/vaultwarden forwards port 80 to its pods' port 80",
          'name: vaultwarden',
        ],
        [
          'deny',
          'policy',
          'policy vaultwarden/default-deny-ingress isolates pods of vaultwarden/vaultwarden on 80/tcp, and no policy allows ingress from pod:monitoring/prometheus',
          'defaultDenyIngress: [vaultwarden, homepage, argocd, monitoring]',
        ],
      ],
    });
  });

  it('notes the more specific route on the LAN, uses ARP, and passes the firewall', () => {
    expect(ask(HOMELAB, 'lan', 'https://argocd.int.jigga.xyz').hops.slice(1, 5)).toEqual([
      ['allow', 'lan', '192.168.7.230 is in lan 192.168.7.0/24: lan resolves it by ARP', '192.168.7.0/24'],
      [
        'allow',
        'tailnet',
        'note: a device that is also in the tailnet goes through Connector "k3s-router", whose route 192.168.7.230/31 is more specific than 192.168.7.0/24',
        'pools',
      ],
      [
        'allow',
        'load-balancer',
        'MetalLB answers ARP for 192.168.7.230 of pool "ingress" by L2Advertisement "default"',
        '{ name: default, pools: [default-pool, ingress] }',
      ],
      [
        'allow',
        'firewall',
        'rule "web" lets lan reach pools: lan reaches 192.168.7.230 on 443/tcp',
        '{ name: web, from: lan, to: pools, ports: [80/tcp, 443/tcp], purpose: HTTP and HTTPS }',
      ],
    ]);
  });

  it('follows the redirect to https from the start, through the firewall again', () => {
    const { verdict, hops } = ask(HOMELAB, 'lan', 'http://argocd.int.jigga.xyz');
    const texts = hops
      .filter(([, layer]) => layer === 'firewall' || layer === 'entry-point')
      .map(([, , text]) => text);
    expect({ verdict, texts }).toEqual({
      verdict: 'allow',
      texts: [
        'rule "web" lets lan reach pools: lan reaches 192.168.7.230 on 80/tcp',
        "Traefik's entry point web redirects http://argocd.int.jigga.xyz/ to https",
        'rule "web" lets lan reach pools: lan reaches 192.168.7.230 on 443/tcp',
        "Traefik's entry point websecure accepts https on its pods' port 8443",
      ],
    });
  });
});

/** What decides once something is gone. */
function decided(text: string, from: string, to: string): HopRow {
  return toHopRow(text, decidingHop(trace(networkIndexOf(text), question(from, to))));
}

describe('what is deleted denies', () => {
  const table: readonly (readonly [
    what: string,
    before: string | RegExp,
    after: string,
    from: string,
    to: string,
    hop: HopRow,
  ])[] = [
    [
      'the route',
      'advertise: [pods, services, pools]',
      'advertise: [pods, services]',
      'tailnet',
      'https://argocd.int.jigga.xyz',
      [
        'deny',
        'tailnet',
        'no Connector advertises a route to 192.168.7.230: the tailnet has only pods and services',
        "- { name: k3s-router, tags: ['tag:k8s'], advertise: [pods, services] }",
      ],
    ],
    [
      'the record',
      '      - { host: passwords.jigga.xyz, via: tunnel, origin: service }\n',
      '      []\n',
      'internet',
      'https://passwords.jigga.xyz',
      ['deny', 'dns', 'jigga.xyz has no record for passwords.jigga.xyz', 'provider: cloudflare'],
    ],
    [
      'who writes records',
      /^dns:\n(?: .*\n)+/m,
      '',
      'internet',
      'https://passwords.jigga.xyz',
      [
        'unknown',
        'dns',
        'passwords.jigga.xyz is CNAME 00000000-0000-0000-0000-000000000000.cfargotunnel.com, proxied by Cloudflare; but without `dns` that record is not managed, and whether it exists is unknown',
        PASSWORDS,
      ],
    ],
    [
      'the pool',
      '    - { name: ingress, addresses: [192.168.7.230/32], autoAssign: false }\n',
      '',
      'lan',
      'https://argocd.int.jigga.xyz',
      [
        'deny',
        'load-balancer',
        'no pool contains 192.168.7.230, so MetalLB never assigns it to Traefik',
        '192.168.7.230',
      ],
    ],
    [
      'the advertisement of the pool',
      'pools: [default-pool, ingress]',
      'pools: [default-pool]',
      'lan',
      'https://argocd.int.jigga.xyz',
      [
        'deny',
        'load-balancer',
        'no advertisement includes 192.168.7.230 of pool "ingress": nothing announces it',
        '{ name: ingress, addresses: [192.168.7.230/32], autoAssign: false }',
      ],
    ],
    [
      'the row of the firewall',
      /^ {2}- \{ name: kubernetes-api.*\n/m,
      '',
      'lan',
      'tcp://192.168.7.223:6443',
      [
        'deny',
        'firewall',
        'no firewall rule lets lan reach 192.168.7.223 on 6443/tcp',
        '- { name: web, from: lan, to: pools, ports: [80/tcp, 443/tcp], purpose: HTTP and HTTPS }',
      ],
    ],
    [
      'the row for web',
      /^ {2}- \{ name: web,.*\n/m,
      '',
      'lan',
      'https://argocd.int.jigga.xyz',
      [
        'deny',
        'firewall',
        'no firewall rule lets lan reach 192.168.7.230 on 443/tcp',
        '- { name: kubernetes-api, from: lan, to: nodes, ports: [6443/tcp], purpose: Kubernetes API }',
      ],
    ],
    [
      'the exposure',
      '      - { host: argocd.int.jigga.xyz, via: ingress }\n',
      '      []\n',
      'tailnet',
      'https://argocd.int.jigga.xyz',
      [
        'deny',
        'route',
        'Traefik has no route for https://argocd.int.jigga.xyz/ on websecure: it answers 404',
        'controller: traefik',
      ],
    ],
    [
      'what the policy lets in by',
      '    selector: { app.kubernetes.io/name: vaultwarden } # assumed\n',
      '',
      'internet',
      'https://passwords.jigga.xyz',
      [
        'deny',
        'policy',
        "policy vaultwarden/default-deny-ingress isolates pods of vaultwarden/vaultwarden on 80/tcp, and no policy allows ingress from cloudflared's pods",
        'defaultDenyIngress: [vaultwarden, homepage, argocd, monitoring]',
      ],
    ],
    [
      'the row for VXLAN of the SDN',
      /^ {2}- \{ name: vxlan.*\n/m,
      '  - { name: proxmox, from: lan, to: proxmox, ports: [8006/tcp] }\n',
      'internet',
      'https://passwords.jigga.xyz',
      [
        'unknown',
        'overlay',
        'no firewall rule lets VXLAN of zone "k3szone" pass between all Proxmox hosts on 4789/udp: only nodes on the same host are reached',
        '{ name: k3szone, type: vxlan, mtu: 1450 }',
      ],
    ],
    [
      "flannel's port",
      '8472/udp, ',
      '',
      'internet',
      'https://passwords.jigga.xyz',
      [
        'unknown',
        'overlay',
        "no firewall rule lets flannel's VXLAN pass between all nodes on 8472/udp: only pods on the same node are reached",
        '- { name: kubernetes-api, from: lan, to: nodes, ports: [6443/tcp], purpose: Kubernetes API }',
      ],
    ],
  ];

  it.each(table)('%s', (_, before, after, from, to, hop) => {
    expect(trace(networkIndexOf(HOMELAB), question(from, to)).verdict).toBe('allow');
    expect(decided(changed(HOMELAB, before, after), from, to)).toEqual(hop);
  });

  it('and the default deny, once gone, allows', () => {
    const text = changed(HOMELAB, 'defaultDenyIngress: [vaultwarden, ', 'defaultDenyIngress: [');
    expect(decided(text, 'pod:monitoring/prometheus', 'tcp://vaultwarden.vaultwarden:80')).toEqual([
      'allow',
      'pod',
      'a pod of vaultwarden/vaultwarden accepts it on 80/tcp',
      'name: vaultwarden',
    ]);
  });
});
