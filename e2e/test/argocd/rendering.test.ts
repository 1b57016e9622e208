import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HelmFailed, type Helm } from '@netloom/helm';
import {
  checkOutNetwork,
  renderAsArgo,
  umbrellaApplication,
  unpackUmbrella,
  type NetworkCheckout,
  type UnpackedUmbrella,
} from '../support/argocd-rendering.ts';
import { argoArguments } from '../support/argocd-template.ts';
import { itUnless } from '../support/describe-unless.ts';
import { presentHelms } from '../support/helms.ts';
import { withTunnel } from '../support/installed-networks.ts';
import { checkedNetwork, readManifests } from '../support/manifests.ts';

const PLACEHOLDER = '00000000-0000-0000-0000-000000000000';
const DIGEST = `sha256:${'0f'.repeat(32)}`;
const KUBE_VERSION = '1.37.1';

interface Case {
  readonly title: string;
  readonly folder: string;
  readonly edit: (text: string) => string;
}

const withDelivery =
  (more: string) =>
  (text: string): string =>
    `${text}\ndelivery: { git: { url: https://git.example.com/lab.git, path: networks/lab/out }, charts: registry.example.com/lab${more} }\n`;

const CASES: readonly Case[] = [
  { title: 'the homelab, values from Git', folder: 'networks/homelab', edit: withTunnel },
  {
    title: 'the homelab, by digest with values inside',
    folder: 'networks/homelab',
    edit: (text) => withTunnel(text).replace(/^delivery:[^]*$/m, withDelivery(`, digest: '${DIGEST}'`)('')),
  },
  { title: 'two stacks and BGP', folder: 'examples/dual-stack-bgp', edit: withDelivery('') },
  { title: 'nearly nothing', folder: 'examples/minimal', edit: withDelivery('') },
];

const helms = await presentHelms();
const withoutSecondHelm = helms.length > 1 ? null : 'one Helm is missing';
let scratch: string;
let umbrella: UnpackedUmbrella;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-argocd-'));
  umbrella = await unpackUmbrella(scratch);
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

async function delivered({ folder, edit }: Case): Promise<NetworkCheckout> {
  return checkOutNetwork(scratch, await checkedNetwork(folder, edit));
}

async function asArgo(helm: Helm, network: NetworkCheckout, apiVersions: readonly string[]): Promise<string> {
  return renderAsArgo(helm, { umbrella, network, kubeVersion: KUBE_VERSION, apiVersions });
}

/** What install.md says to run for the umbrella, with the packaged chart in place of the published one. */
function statedArguments({ files }: NetworkCheckout): readonly string[] {
  const page = files.get('operators/install.md') ?? '';
  const [, command] =
    /helm upgrade --install netloom oci:\S+ (?:--version \S+ )?\\\n([^`]*)```/.exec(page) ?? [];
  if (command === undefined) throw new Error(`no command installs the umbrella in:\n${page}`);
  return command.split(/[\s\\]+/).filter((word) => word !== '');
}

/** Helm 3 asks a cluster even for a dry run of the client, so there it is `helm template` with the same arguments. */
async function asInstalled(helm: Helm, network: NetworkCheckout): Promise<string> {
  const stated = statedArguments(network);
  const options = { cwd: network.generated };
  if (helm.version.startsWith('3.')) {
    const args = [
      'template',
      'netloom',
      umbrella.archive,
      ...stated,
      '--kube-version',
      KUBE_VERSION,
      '--skip-tests',
    ];
    return (await helm.run(args, options)).stdout;
  }
  const args = ['install', 'netloom', umbrella.archive, ...stated, '--dry-run=client'];
  const { stdout } = await helm.run(args, { ...options, env: { KUBECONFIG: join(scratch, 'none') } });
  const [, manifests] = /\nMANIFEST:\n([^]*?)\s*(?:\nNOTES:\n|$)/.exec(stdout) ?? [];
  if (manifests === undefined) throw new Error(`helm install printed no manifests:\n${stdout}`);
  // helm template ends with one line break, whatever the last template ends with
  return `${manifests}\n`;
}

/** The documents of Helm's output, each with the comment that says its template, in an order of their own. */
function documentsOf(text: string): readonly string[] {
  return text
    .split(/^---\n/m)
    .map((document) => document.trimEnd())
    .filter((document) => document !== '')
    .toSorted();
}

/** As a cluster lists what it serves: versions, and kinds. */
function apiVersionsOf(text: string): readonly string[] {
  const objects = readManifests(text);
  const versions = objects.flatMap(({ apiVersion, kind }) => [apiVersion, `${apiVersion}/${kind}`]);
  return [...new Set(['v1', 'monitoring.coreos.com/v1', 'monitoring.coreos.com/v1/PodMonitor', ...versions])];
}

describe.each(CASES)('$title', (network) => {
  it.each(helms.map((helm) => [helm.version, helm] as const))(
    'is rendered by Argo CD, with Helm %s, as Helm installs it',
    async (_version, helm) => {
      const made = await delivered(network);
      const installed = await asInstalled(helm, made);
      expect(readManifests(installed).length).toBeGreaterThan(0);
      expect(await asArgo(helm, made, apiVersionsOf(installed))).toBe(installed);
    },
  );

  it('is the same whatever the cluster serves', async () => {
    const [helm] = helms;
    const made = await delivered(network);
    const text = await asArgo(helm!, made, []);
    expect(await asArgo(helm!, made, apiVersionsOf(text))).toBe(text);
  });

  itUnless(withoutSecondHelm, 'is the same of both Helms, but for the order', async () => {
    const made = await delivered(network);
    const [one, other] = await Promise.all(helms.map((helm) => asArgo(helm, made, [])));
    expect(documentsOf(other!)).toEqual(documentsOf(one!));
  });
});

describe('what Argo CD would not render', () => {
  it('is a network with a placeholder: it fails with the way out', async () => {
    const made = await delivered({ title: '', folder: 'networks/homelab', edit: (text) => text });
    const rendered = asArgo(helms[0]!, made, []);
    await expect(rendered).rejects.toThrow(HelmFailed);
    await expect(rendered).rejects.toThrow(
      `tunnelId is the placeholder ${PLACEHOLDER}: set it to the UUID that \`cloudflared tunnel create\` printed.`,
    );
  });
});

describe(argoArguments, () => {
  it('is what Argo CD 3.5 runs', async () => {
    const network = await delivered(CASES[0]!);
    const { checkout } = network;
    const application = umbrellaApplication(network);
    const cluster = { kubeVersion: KUBE_VERSION, apiVersions: ['v1', 'apps/v1'] };
    expect(await argoArguments({ application, cluster, checkout, scratch })).toEqual([
      ...['template', '.', '--name-template', 'netloom', '--namespace', 'netloom-system'],
      ...['--kube-version', '1.37.1'],
      ...['--values', join(checkout, 'networks/homelab/generated/values.yaml')],
      ...['--api-versions', 'v1', '--api-versions', 'apps/v1', '--include-crds', '--skip-tests'],
    ]);
  });
});
