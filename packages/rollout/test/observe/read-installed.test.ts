import { gzipSync } from 'node:zlib';
import { withApiServer, type CannedResponse, type ReceivedRequest } from '@netloom/cluster/testing';
import { heldNetwork, readInstalled, type Installed } from '../../src/observe/read-installed.ts';
import { readNetwork } from '../../src/observe/read-network.ts';
import { describeInstalled, installedNotes } from '../../src/plan/describe-installed.ts';
import { EVERYTHING } from '../networks.ts';

const CORE = {
  resources: [
    { name: 'secrets', kind: 'Secret', namespaced: true },
    { name: 'configmaps', kind: 'ConfigMap', namespaced: true },
  ],
};
const MISSING: CannedResponse = { status: 404, body: { kind: 'Status', message: 'not found' } };

interface Kept {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly status: string;
  readonly chart?: string;
  readonly manifest?: string;
}

/** As Helm keeps a revision. */
function secretOf({ name, namespace, version, status, chart = '1.0.0', manifest = '' }: Kept): object {
  const release = {
    name,
    namespace,
    version,
    info: { status },
    chart: { metadata: { name, version: chart } },
    manifest,
  };
  const packed = gzipSync(JSON.stringify(release)).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `sh.helm.release.v1.${name}.v${version}`,
      namespace,
      labels: { owner: 'helm', name, version: String(version), status },
    },
    data: { release: Buffer.from(packed).toString('base64') },
  };
}

/** A server with these releases, and maybe a ConfigMap of facts. */
function holding(
  kept: readonly Kept[],
  facts: object | null = null,
): (asked: ReceivedRequest) => CannedResponse {
  return ({ call }) => {
    if (call === 'GET /api/v1') return { body: CORE };
    if (call.endsWith('/configmaps/netloom-network')) return facts === null ? MISSING : { body: facts };
    const [, namespace, name] = /namespaces\/([^/]+)\/secrets(?:\/([^?]+))?/.exec(call) ?? [];
    const own = kept.filter((one) => one.namespace === namespace);
    if (name !== undefined) {
      const found = own.find((one) => name === `sh.helm.release.v1.${one.name}.v${one.version}`);
      return found === undefined ? MISSING : { body: secretOf(found) };
    }
    const release = /name%3D([^&]+)/.exec(call)?.[1];
    return { body: { metadata: {}, items: own.filter((one) => one.name === release).map(secretOf) } };
  };
}

const NETLOOM = { name: 'netloom', namespace: 'netloom-system' };
const FACTS = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'netloom-network', namespace: 'netloom-system' },
  data: { NETWORK_NAME: 'small', 'network.yaml': 'name: small\n' },
};

async function installedOf(kept: readonly Kept[], facts: object | null = null): Promise<Installed> {
  let installed: Installed = { by: 'nobody', left: null };
  await withApiServer(holding(kept, facts), async ({ cluster }) => {
    installed = await readInstalled(cluster);
  });
  return installed;
}

describe(readInstalled, () => {
  it('takes what the last revision that was deployed made', async () => {
    const manifest = `---\n${JSON.stringify(FACTS)}\n`;
    const installed = await installedOf([
      { ...NETLOOM, version: 1, status: 'superseded' },
      { ...NETLOOM, version: 2, status: 'deployed', manifest },
      { ...NETLOOM, version: 3, status: 'failed' },
    ]);
    expect(installed).toMatchObject({
      by: 'helm',
      revision: { number: 2 },
      newer: { number: 3, status: 'failed' },
      objects: [FACTS],
      facts: { name: 'small', networkYaml: 'name: small\n' },
    });
    expect(describeInstalled(installed)).toBe('revision 2 of the release netloom');
    expect(installedNotes(installed)).toEqual([
      'revision 3 is failed: this compares with revision 2, the last that was deployed, and takes what the other wrote for edits',
    ]);
  });

  it.each([
    ['both parts', 2, 'name: small\ndomain: example.com\n'],
    ['one part less than there should be', 3, null],
  ])(
    'joins the file of a large network from its ConfigMaps, of which there are %s',
    async (_, parts, file) => {
      const part = (name: string, text: string): object => ({
        ...FACTS,
        metadata: { ...FACTS.metadata, name },
        data: { 'network.yaml': text },
      });
      const objects = [
        part('netloom-network-file-1', 'name: small\n'),
        part('netloom-network-file-2', 'domain: example.com\n'),
        { ...FACTS, data: { NETWORK_NAME: 'small', NETWORK_YAML_PARTS: String(parts) } },
      ];
      const manifest = objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
      const installed = await installedOf([{ ...NETLOOM, version: 1, status: 'deployed', manifest }]);
      expect(installed).toMatchObject({ facts: { name: 'small', networkYaml: file } });
    },
  );

  it.each([
    ['is there', true],
    ['has gone', false],
  ])(
    'knows a release of Flux by the marks of the facts, and whether the HelmRelease %s',
    async (_, isThere) => {
      const labels = {
        'helm.toolkit.fluxcd.io/name': 'netloom',
        'helm.toolkit.fluxcd.io/namespace': 'flux-system',
      };
      const facts = { ...FACTS, metadata: { ...FACTS.metadata, labels } };
      const manifest = `---\n${JSON.stringify(facts)}\n`;
      const server = holding([{ ...NETLOOM, version: 1, status: 'deployed', manifest }], facts);
      const release = { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: {} };
      let installed: Installed | null = null;
      await withApiServer(
        (asked) => {
          if (asked.call === 'GET /apis/helm.toolkit.fluxcd.io/v2') {
            return {
              body: { resources: [{ name: 'helmreleases', kind: 'HelmRelease', namespaced: true }] },
            };
          }
          if (asked.call.endsWith('/namespaces/flux-system/helmreleases/netloom')) {
            return isThere ? { body: { ...release, metadata: { name: 'netloom' } } } : MISSING;
          }
          return server(asked);
        },
        async ({ cluster }) => {
          installed = await readInstalled(cluster);
        },
      );
      expect(installed).toMatchObject({
        by: 'helm',
        flux: { resource: 'HelmRelease flux-system/netloom', isThere },
      });
    },
  );

  it('takes a first install that failed, and says so', async () => {
    const installed = await installedOf([{ ...NETLOOM, version: 1, status: 'failed' }]);
    expect(installed).toMatchObject({ by: 'helm', newer: null, facts: { name: null, networkYaml: null } });
    expect(installedNotes(installed)).toEqual(['revision 1 is failed: it may be there only in part']);
  });

  it.each<[string, readonly Kept[]]>([
    ['no release', []],
    ['one that was uninstalled and is still remembered', [{ ...NETLOOM, version: 1, status: 'uninstalled' }]],
  ])('finds nothing where there is %s', async (_what, kept) => {
    const installed = await installedOf(kept);
    expect(installed).toEqual({ by: 'nobody', left: null });
    expect(describeInstalled(installed)).toBe('in which no network is installed');
  });

  it.each<[string, readonly Kept[], object | null]>([
    [
      'a removal has begun',
      [{ ...NETLOOM, version: 2, status: 'uninstalling', manifest: `---\n${JSON.stringify(FACTS)}\n` }],
      null,
    ],
    ['its facts are there without a release', [], FACTS],
  ])('knows the network that is left where %s', async (_what, kept, facts) => {
    const installed = await installedOf(kept, facts);
    expect(installed).toEqual({ by: 'nobody', left: 'small' });
    expect(heldNetwork(installed)).toBe('small');
  });

  it('takes Argo CD’s word where it reconciles, whatever release was there before', async () => {
    const id = 'homelab:/ConfigMap:netloom-system/netloom-network';
    const metadata = { ...FACTS.metadata, annotations: { 'argocd.argoproj.io/tracking-id': id } };
    const installed = await installedOf([{ ...NETLOOM, version: 1, status: 'deployed' }], {
      ...FACTS,
      metadata,
    });
    expect(installed).toEqual({
      by: 'argo',
      application: 'homelab',
      facts: { name: 'small', networkYaml: 'name: small\n' },
    });
    expect(describeInstalled(installed)).toBe('the Argo CD Application homelab');
  });
});

describe(readNetwork, () => {
  it('reads the network that is installed', async () => {
    const read = await readNetwork({ name: 'everything', networkYaml: EVERYTHING }, null);
    expect(read).toMatchObject({ kind: 'network', checked: { facts: { network: { name: 'everything' } } } });
  });

  it('says why there is none', async () => {
    expect(await readNetwork({ name: 'small', networkYaml: null }, null)).toEqual({
      kind: 'unknown',
      note: 'what is installed does not hold its network.yaml: its charts are older, or a ConfigMap of it is missing. Only objects are compared',
    });
  });

  it('says why it cannot be read', async () => {
    expect(await readNetwork({ name: 'x', networkYaml: 'apiVersion: netloom/v9\n' }, null)).toMatchObject({
      kind: 'unknown',
      note: expect.stringMatching(
        /^this netloom cannot read the network\.yaml that is installed: .+\. Only objects are compared$/,
      ) as unknown,
    });
  });
});
