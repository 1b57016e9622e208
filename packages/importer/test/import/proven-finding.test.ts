import { importFiles, printFindings } from '../import-files.ts';

const pool = (name: string, addresses: string): string => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: ${name}
  namespace: metallb-system
spec:
  addresses:
    - ${addresses}
`;

const node = (address: string): string => `apiVersion: v1
kind: Node
metadata:
  name: alpha
status:
  addresses:
    - { type: InternalIP, address: ${address} }
`;

describe('what an audit leaves out', () => {
  it('is a pool that holds an address which is a guess', async () => {
    const imported = await importFiles({ 'pool.yaml': pool('lan', '192.168.1.0/24') });
    expect(printFindings(imported)).toEqual([]);
    expect(
      printFindings(
        await importFiles({ 'pool.yaml': pool('lan', '192.168.1.0/24'), 'node.yaml': node('192.168.1.10') }),
      ),
    ).toEqual(['info pool-overlaps-host pool.yaml:8 (node.yaml:7)']);
  });

  it('is what rests on something not being stated', async () => {
    // no default deny, servicelb beside MetalLB, a pool that nothing announces
    const imported = await importFiles({
      'pool.yaml': pool('lan', '192.168.1.200-192.168.1.210'),
      'node.yaml': node('192.168.1.10'),
    });
    expect(printFindings(imported)).toEqual([]);
  });

  it('is a name of a node where no file states the nodes', async () => {
    const peer = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: router, namespace: metallb-system }
spec:
  myASN: 64512
  peerASN: 64513
  peerAddress: 192.168.1.1
  nodeSelectors:
    - matchLabels: { kubernetes.io/hostname: beta }
`;
    const files = { 'peer.yaml': peer, 'pool.yaml': pool('lan', '192.168.1.200-192.168.1.210') };
    expect(printFindings(await importFiles(files))).toEqual([]);
    expect(printFindings(await importFiles({ ...files, 'node.yaml': node('192.168.1.10') }))).toEqual([
      'error unknown-reference peer.yaml:9',
    ]);
  });

  it('is a secret in a comment, and not one in a value', async () => {
    const url = 'postgres://user:hunter2000@db.example.net/app';
    const text = pool('lan', '192.168.1.200-192.168.1.210');
    expect(printFindings(await importFiles({ 'pool.yaml': `${text}# ${url}\n` }))).toEqual([]);
    expect(printFindings(await importFiles({ 'pool.yaml': `${text}  description: ${url}\n` }))).toEqual([
      'error secret-in-plaintext pool.yaml:9',
    ]);
  });
});

describe('pools that overlap', () => {
  it('are found in one cluster', async () => {
    const imported = await importFiles({
      'a.yaml': pool('a', '192.168.1.200-192.168.1.210'),
      'b.yaml': pool('b', '192.168.1.205-192.168.1.220'),
    });
    expect(printFindings(imported)).toEqual(['error pools-overlap a.yaml:8 (b.yaml:8)']);
  });

  it('are found between clusters, once', async () => {
    const files = (cluster: string, addresses: string): Readonly<Record<string, string>> => ({
      [`clusters/${cluster}/flux-system/gotk-sync.yaml`]: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: flux-system
  namespace: flux-system
spec:
  path: ./clusters/${cluster}
  sourceRef: { kind: GitRepository, name: flux-system }
`,
      [`clusters/${cluster}/pool.yaml`]: pool('lan', addresses),
    });
    const imported = await importFiles({
      ...files('production', '192.168.1.200-192.168.1.210'),
      ...files('staging', '192.168.1.205-192.168.1.220'),
    });
    expect(imported.networks.map(({ cluster }) => cluster)).toEqual(['production', 'staging']);
    expect(printFindings(imported)).toEqual([
      'error fleet-pools-overlap clusters/staging/pool.yaml:8 (clusters/production/pool.yaml:8)',
    ]);
  });
});

describe('what looks like a secret, and is none', () => {
  const TOKEN = 'q7Rk2mXw9Lz4Bv1Nc8Jh5Tg3Fd6Ys0Pa-QeWoUiH';

  it.each([
    ['var.cloudflare_token', []],
    ['"${var.cloudflare_token}"', []],
    [`"${TOKEN}"`, ['error secret-in-plaintext main.tf:2']],
  ])('is a reference of Terraform, but not a literal: %s', async (value, expected) => {
    const text = `provider "cloudflare" {
  api_token = ${value}
}
resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "metallb.io/v1beta1"
    kind       = "IPAddressPool"
    metadata   = { name = "lan", namespace = "metallb-system" }
    spec       = { addresses = ["10.0.0.10-10.0.0.20"] }
  }
}
`;
    expect(printFindings(await importFiles({ 'main.tf': text }))).toEqual(expected);
  });

  it.each([
    ['clientId', []],
    ['apiKey', ['error secret-in-plaintext pool.yaml:4']],
  ])('is the id of a client, but not a key: %s', async (key, expected) => {
    const text = pool('lan', '10.0.0.10-10.0.0.20').replace(
      'metadata:\n',
      `metadata:\n  annotations: { ${key}: ${TOKEN} }\n`,
    );
    expect(printFindings(await importFiles({ 'pool.yaml': text }))).toEqual(expected);
  });
});
