import { parseSource } from '@netloom/diagnostics';
import { decode, prerequisiteSecrets, resolve, type Network, type RepositoryPlace } from '../../src/index.ts';

const START = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`;

function network(more: string, place: RepositoryPlace | null = null): Network {
  const parsed = parseSource(START + more, 'network.yaml');
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return resolve(file, { ...parsed, place }).network;
}

const delivery = (url: string, charts: string): string =>
  `delivery: { git: { url: ${JSON.stringify(url)} }, charts: ${JSON.stringify(charts)} }\n`;

describe('delivery', () => {
  it('is null where the file is silent', () => {
    expect(network('').delivery).toBeNull();
  });

  it('takes the generated folder of the network unless another is stated', () => {
    expect(
      network(delivery('https://git.example.com/us/net.git', 'registry.example.com/net')).delivery,
    ).toEqual({
      gitops: 'argocd',
      git: { url: 'https://git.example.com/us/net.git', revision: 'main', path: 'networks/small/generated' },
      charts: 'registry.example.com/net',
      digest: null,
      cluster: null,
      flux: null,
    });
  });

  it('takes what Flux reads from as it is written', () => {
    const more = 'gitops: flux, flux: { gitRepository: flux-system }';
    const written = `delivery: { git: { url: 'https://git.example.com/net' }, charts: c, ${more} }\n`;
    expect(network(written).delivery).toMatchObject({
      gitops: 'flux',
      flux: { gitRepository: 'flux-system', gitSecret: null, registrySecret: null },
    });
  });

  it.each<[string, RepositoryPlace]>([
    ['generated', { kind: 'checkout', folder: '' }],
    ['sites/home/generated', { kind: 'checkout', folder: 'sites/home' }],
    ['networks/small/generated', { kind: 'checkout', folder: 'My home' }],
    ['networks/small/generated', { kind: 'checkout', folder: 'Büro' }],
    ['networks/small/generated', { kind: 'checkout', folder: '-home' }],
    ['networks/small/generated', { kind: 'outside' }],
  ])('takes %s where the file lies in %j', (path, place) => {
    const written = delivery('https://git.example.com/us/net.git', 'registry.example.com/net');
    expect(network(written, place).delivery?.git.path).toBe(path);
  });

  it('takes a path that is stated, wherever the file lies', () => {
    const written = "delivery: { git: { url: 'https://git.example.com/net', path: out }, charts: c }\n";
    expect(network(written, { kind: 'checkout', folder: 'sites/home' }).delivery?.git.path).toBe('out');
  });

  it('takes the digest of the umbrella and the name of the cluster as they are written', () => {
    const more = `digest: sha256:${'0a'.repeat(32)}, cluster: rack-1`;
    const written = `delivery: { git: { url: 'https://git.example.com/net' }, charts: c, ${more} }\n`;
    expect(network(written).delivery).toMatchObject({
      digest: `sha256:${'0a'.repeat(32)}`,
      cluster: 'rack-1',
    });
  });

  it.each([
    ['digest: 0a0a', 'a digest is written sha256: and 64 hexadecimal digits'],
    ['digest: sha256:0a0a', 'a digest is written sha256: and 64 hexadecimal digits'],
    ["cluster: 'https://192.168.1.10:6443'", 'a cluster is written as Argo CD names it'],
  ])('refuses %s', (more, message) => {
    const written = `delivery: { git: { url: 'https://git.example.com/net' }, charts: c, ${more} }\n`;
    expect(() => network(written)).toThrow(message);
  });

  it.each(['ssh://git@git.example.com/us/net.git', 'git@git.example.com:us/net.git', '<git-url>'])(
    'takes the repository %s',
    (url) => {
      expect(network(delivery(url, 'registry.example.com/net')).delivery?.git.url).toBe(url);
    },
  );

  it.each([
    '../net',
    'https://git.example.com/us net',
    'file:///net',
    'https://me:token@git.example.com/net',
    '',
  ])('refuses the repository %j', (url) => {
    expect(() => network(delivery(url, 'registry.example.com/net'))).toThrow('a Git repository is written');
  });

  it.each([
    'oci://registry.example.com/net',
    'Registry.example.com',
    'registry.example.com/$(id)',
    'a b',
    'a..b/net',
    'localhost:99999/net',
    'localhost:0/net',
    'registry.example.com/a..b',
    'registry.example.com/a.-b',
    "<the team's registry>",
    '<`id`>',
    '<Präfix>',
  ])('refuses the registry %j', (charts) => {
    expect(() => network(delivery('https://git.example.com/net', charts))).toThrow('a registry is written');
  });

  it.each([
    'registry',
    'localhost:5000/net',
    '192.168.1.5:65535/a/b__c',
    'ghcr.io/me/a.b-c',
    '<your registry>',
  ])('takes the registry %s', (charts) => {
    expect(network(delivery('https://git.example.com/net', charts)).delivery?.charts).toBe(charts);
  });
});

describe(prerequisiteSecrets, () => {
  it('names what the tunnel, the tailnet and DNS need', () => {
    const secrets = prerequisiteSecrets(
      network(`tunnel: { id: 11111111-2222-3333-4444-555555555555 }
tailnet: { connectors: [] }
dns: { zone: example.com }
`),
    );
    expect(secrets.map(({ namespace, name, keys }) => [namespace, name, keys])).toEqual([
      ['cloudflare', 'cloudflared-credentials', ['credentials.json']],
      ['tailscale', 'operator-oauth', ['client_id', 'client_secret']],
      ['external-dns', 'cloudflare-api-token', ['api-token']],
    ]);
  });

  it('names a Secret that two BGP peers share once', () => {
    const peer = (name: string): string =>
      `{ name: ${name}, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, existingSecret: peers }`;
    const secrets = prerequisiteSecrets(
      network(`loadBalancer:
  pools: [{ name: lb, addresses: [192.168.1.200/32] }]
  bgp: { peers: [${peer('a')}, ${peer('b')}], advertisements: [{ name: all, pools: [lb] }] }
`),
    );
    expect(secrets).toEqual([
      {
        namespace: 'metallb-system',
        name: 'peers',
        type: 'kubernetes.io/basic-auth',
        keys: ['password'],
        purpose: 'Password of BGP peer a, for MetalLB.',
      },
    ]);
  });

  it.each(['drift', 'reconcile'])('names the token of Proxmox where %s is asked for', (job) => {
    const secrets = prerequisiteSecrets(
      network(`proxmox: { hosts: [{ name: pve, address: 192.168.1.20 }], ${job}: {} }\n`),
    );
    expect(secrets).toEqual([
      {
        namespace: 'netloom-system',
        name: 'proxmox-api-token',
        type: 'Opaque',
        keys: ['token'],
        purpose: 'API token of Proxmox, one line user@realm!id=secret, for the jobs of proxmox-sdn.',
      },
    ]);
  });

  it('names no token of Proxmox where no job runs', () => {
    expect(
      prerequisiteSecrets(network('proxmox: { hosts: [{ name: pve, address: 192.168.1.20 }] }\n')),
    ).toEqual([]);
  });

  it('needs nothing for a network without any of them', () => {
    expect(prerequisiteSecrets(network(''))).toEqual([]);
  });
});
