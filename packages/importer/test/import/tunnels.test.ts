import { importFiles, printFindings } from '../import-files.ts';
import { leftOut, partOf } from './parts.ts';

const ID = '11111111-2222-4333-8444-555555555555';

const configMap = (config: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: cloudflared, namespace: network }
data:
  config.yaml: |
${config.replaceAll(/^/gm, '    ')}
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: cloudflared, namespace: network }
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: cloudflared
          image: cloudflare/cloudflared:2025.1.0
          args: [tunnel, --config, /etc/cloudflared/config.yaml, run]
          volumeMounts:
            - { name: config, mountPath: /etc/cloudflared/config.yaml, subPath: config.yaml }
            - { name: secret, mountPath: /etc/cloudflared/creds }
      volumes:
        - { name: config, configMap: { name: cloudflared } }
        - { name: secret, secret: { secretName: tunnel-secret, items: [{ key: tunnel.json, path: credentials.json }] } }
`;

const CONFIG = `tunnel: ${ID}
credentials-file: /etc/cloudflared/creds/credentials.json
protocol: http2
originRequest: { connectTimeout: 10s, http2Origin: true, tcpKeepAlive: 30s }
ingress:
  - hostname: wiki.example.net
    service: https://wiki.apps:443
    originRequest:
      { noTLSVerify: true, connectTimeout: 5s, httpHostHeader: wiki.apps.svc, access: { required: true, teamName: home, audTag: [abc123] } }
  - service: http_status:404`;

describe('a tunnel', () => {
  it('has the settings of its configuration and of its pods', async () => {
    const imported = await importFiles({ 'config.yaml': configMap(CONFIG), 'pods.yaml': DEPLOYMENT });
    expect(partOf(imported, 'tunnel')).toBe(`tunnel:
  namespace: network
  id: ${ID}
  credentials:
    existingSecret: tunnel-secret
    key: tunnel.json
  replicas: 3
  protocol: http2
`);
    expect(partOf(imported, 'services')).toContain(`        origin: service
        originRequest:
          connectTimeout: 5s
          http2Origin: true
          noTLSVerify: true
          httpHostHeader: wiki.apps.svc
          access:
            teamName: home
            audTag:
              - abc123
`);
    expect(leftOut(imported)).toEqual([
      'tunnel rule wiki.example.net: option tcpKeepAlive of originRequest has no form in the network file',
    ]);
  });

  it('has its token and rules of its own with the best-known template of app-template', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: cloudflare-tunnel, namespace: network }
spec:
  chart: { spec: { chart: app-template, sourceRef: { kind: HelmRepository, name: bjw-s } } }
  values:
    controllers:
      cloudflare-tunnel:
        replicas: 1
        containers:
          app:
            image: { repository: docker.io/cloudflare/cloudflared, tag: 2025.1.0 }
            env:
              TUNNEL_TRANSPORT_PROTOCOL: quic
              TUNNEL_ID: ${ID}
              TUNNEL_TOKEN: { valueFrom: { secretKeyRef: { name: tunnel-token, key: TUNNEL_TOKEN } } }
            args: [tunnel, run]
    persistence:
      config:
        type: configMap
        name: cloudflared
        globalMounts: [{ path: /etc/cloudflared/config.yaml, subPath: config.yaml }]
`;
    const rules = `ingress:
  - hostname: wiki.example.net
    service: http://wiki.apps:80
  - service: http_status:404`;
    const imported = await importFiles({ 'config.yaml': configMap(rules), 'release.yaml': release });
    expect(partOf(imported, 'tunnel')).toBe(`tunnel:
  namespace: network
  id: ${ID}
  token:
    existingSecret: tunnel-token
    key: TUNNEL_TOKEN
  management: local
  replicas: 1
  protocol: quic
`);
  });

  it('whose pods have a token and no rules is a remote one', async () => {
    const pods = DEPLOYMENT.replace(
      / +volumeMounts:[^]*/,
      '          env: [{ name: TUNNEL_TOKEN, valueFrom: { secretKeyRef: { name: t, key: k } } }]\n',
    );
    const imported = await importFiles({ 'pods.yaml': pods });
    expect(partOf(imported, 'tunnel')).toContain('  management: remote\n');
  });
});

const rules = (...all: readonly string[]): string =>
  configMap(
    `tunnel: ${ID}\ningress:\n${all.map((rule) => `  - { ${rule} }\n`).join('')}  - service: http_status:404`,
  );

/** What stands before a rule, whether that one is never reached. */
const ORDERS: readonly (readonly [earlier: string, later: string, isHidden: boolean])[] = [
  [
    "hostname: '*.example.net', service: 'http://a.apps:80'",
    "hostname: b.example.net, service: 'http://b.apps:80'",
    true,
  ],
  // versions of cloudflared differ in this
  [
    "hostname: '*.example.net', service: 'http://a.apps:80'",
    "hostname: example.net, service: 'http://b.apps:80'",
    false,
  ],
  [
    "hostname: b.example.net, service: 'http://a.apps:80'",
    "hostname: b.example.net, path: /x, service: 'http://b.apps:80'",
    true,
  ],
  [
    "hostname: b.example.net, path: '.*', service: 'http://a.apps:80'",
    "hostname: b.example.net, service: 'http://b.apps:80'",
    true,
  ],
  [
    "hostname: b.example.net, path: /x, service: 'http://a.apps:80'",
    "hostname: b.example.net, service: 'http://b.apps:80'",
    false,
  ],
  [
    "hostname: '*.example.net', path: /x, service: 'http://a.apps:80'",
    "hostname: b.example.net, service: 'http://b.apps:80'",
    false,
  ],
  [
    "hostname: '*.a.example.net', service: 'http://a.apps:80'",
    "hostname: b.example.net, service: 'http://b.apps:80'",
    false,
  ],
];

describe('the order of the rules of a tunnel', () => {
  it.each(ORDERS)('%s, then %s: hidden is %s', async (earlier, later, isHidden) => {
    const imported = await importFiles({ 'config.yaml': rules(earlier, later) });
    const hidden = ['error tunnel-path-shadowed config.yaml:9 (config.yaml:8)'];
    expect(printFindings(imported)).toEqual(isHidden ? hidden : []);
    expect(partOf(imported, 'services').includes('name: b\n')).toBe(!isHidden);
  });
});

describe('rules of a tunnel to what is no web server', () => {
  it('are ports that speak something else, and what cloudflared answers itself', async () => {
    const imported = await importFiles({
      'config.yaml': rules(
        "hostname: git.example.net, service: 'ssh://gitea-ssh.git'",
        "hostname: db.example.net, service: 'tcp://192.168.20.9:5432'",
        "hostname: chat.example.net, path: ^/admin, service: 'http_status:403'",
        "hostname: chat.example.net, service: 'wss://chat.apps'",
        'hostname: test.example.net, service: hello_world',
        'hostname: jump.example.net, service: bastion',
        "hostname: old.example.net, service: 'unix:/run/web.sock'",
      ),
    });
    expect(partOf(imported, 'tunnel')).toContain(`  answers:
    - host: chat.example.net
      path: ^/admin
      status: 403
`);
    const services = partOf(imported, 'services');
    expect(services).toContain('  - name: gitea-ssh\n    namespace: git\n    scheme: ssh\n    port: 22\n');
    expect(services).toContain(
      '  - name: db-5432\n    scheme: tcp\n    port: 5432\n    address: 192.168.20.9\n',
    );
    expect(services).toContain('  - name: chat\n    namespace: apps\n    scheme: https\n    port: 443\n');
    expect(leftOut(imported)).toEqual(
      ['test', 'jump', 'old'].map(
        (name) => `tunnel rule ${name}.example.net: its service is no server in the cluster or at an address`,
      ),
    );
    expect(printFindings(imported)).toEqual([]);
  });
});
