import { HEALTH_CHECKS } from '@netloom/deployment';
import type { Network } from '@netloom/network-model';
import { networkIn } from '@netloom/network-model/testing';
import { deliveredNetwork } from '../support/argocd/delivered.ts';
import { waveMistakes, type Synced, type Wave } from '../support/argocd/wave-mistakes.ts';

/** The groups of each operator's CRDs. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'cert-manager': ['cert-manager.io', 'acme.cert-manager.io'],
  'external-dns': ['externaldns.k8s.io'],
  metallb: ['metallb.io'],
  'tailscale-operator': ['tailscale.com'],
};

const DELIVERY = `
delivery: { git: { url: https://git.example.com/lab.git }, charts: registry.example.com/lab }
`;

/** Everything that Argo CD makes of a network. */
async function wavesOf(network: Network): Promise<readonly Wave[]> {
  const { applications, namespaces, umbrella } = await deliveredNetwork(network);
  const objects: Readonly<Record<string, readonly Synced[]>> = { namespaces, netloom: umbrella };
  return Array.from(applications, ([file, application]) => {
    const { namespace } = application.spec.destination;
    if (namespace === undefined) throw new Error(`the Application ${file} leads into no namespace`);
    return {
      application,
      destination: namespace,
      objects: objects[file] ?? [],
      groups: GROUPS[file] ?? [],
    };
  });
}

const homelab = await wavesOf(networkIn('networks/homelab'));

/** The homelab with other waves: of Applications by the end of their names, of objects by their own. */
function rewaved(waves: Readonly<Record<string, string>>): readonly Wave[] {
  const change = <T extends Synced>(object: T): T => {
    const wave = waves[object.metadata.name.replace('netloom-homelab-', '')];
    if (wave === undefined) return object;
    const annotations = { ...object.metadata.annotations, 'argocd.argoproj.io/sync-wave': wave };
    return { ...object, metadata: { ...object.metadata, annotations } };
  };
  return homelab.map((wave) => ({
    ...wave,
    application: change(wave.application),
    objects: wave.objects.map(change),
  }));
}

describe('waves', () => {
  it('contradict nothing in the homelab', () => {
    expect(homelab.map(({ objects }) => objects.length > 0)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(waveMistakes(homelab)).toEqual([]);
  });

  it.each(['examples/dual-stack-bgp', 'examples/minimal'])('contradict nothing in %s', async (folder) => {
    expect(waveMistakes(await wavesOf(networkIn(folder, DELIVERY)))).toEqual([]);
  });

  it('wait for one another: Applications have health', () => {
    expect(Object.keys(HEALTH_CHECKS)).toContain('resource.customizations.health.argoproj.io_Application');
  });
});

describe(waveMistakes, () => {
  it('finds an umbrella beside the operators that bring its kinds', () => {
    expect(waveMistakes(rewaved({ netloom: '0' }))).toEqual(
      expect.arrayContaining([
        'IPAddressPool metallb-system/default-pool is made before netloom-homelab-metallb has brought metallb.io',
        'Connector k3s-router is made before netloom-homelab-tailscale-operator has brought tailscale.com',
        expect.stringMatching(
          /^Certificate .* is made before netloom-homelab-cert-manager has brought cert-manager\.io$/,
        ),
        expect.stringMatching(
          /^DNSEndpoint .* is made before netloom-homelab-external-dns has brought externaldns\.k8s\.io$/,
        ),
      ]),
    );
  });

  it('finds one operator that comes late', () => {
    const mistakes = waveMistakes(rewaved({ metallb: '2' }));
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.filter((mistake) => !mistake.includes('netloom-homelab-metallb'))).toEqual([]);
  });

  it('finds namespaces that come after what lives in them', () => {
    const mistakes = waveMistakes(rewaved({ namespaces: '0' }));
    expect(mistakes).toContain(
      'Application argocd/netloom-homelab-metallb is made before Namespace metallb-system, by netloom-homelab-namespaces',
    );
    expect(waveMistakes(rewaved({ namespaces: '1' }))).toContain(
      'Deployment cloudflare/cloudflared is made before Namespace cloudflare, by netloom-homelab-namespaces',
    );
  });

  it('finds an Application without a wave, and a wave that is no number', () => {
    const [first, ...rest] = homelab;
    const { annotations: _, ...metadata } = first!.application.metadata;
    expect(
      waveMistakes([{ ...first!, application: { ...first!.application, metadata } }, ...rest]),
    ).toContain('Application argocd/netloom-homelab-namespaces has no wave');
    expect(waveMistakes(rewaved({ cloudflared: 'late' }))).toContain(
      'Deployment cloudflare/cloudflared has the wave "late", which is no number',
    );
  });

  it('finds a kind that nothing brings', () => {
    const mistakes = waveMistakes(homelab.filter(({ groups }) => !groups.includes('tailscale.com')));
    expect(mistakes).toContain('Connector k3s-router is of tailscale.com, which no Application brings');
  });

  it('finds an object that two Applications make', () => {
    expect(waveMistakes([...homelab, homelab[0]!])).toContain('Namespace cloudflare is made twice');
  });

  it('finds a namespace that its own Application makes after what is in it', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'own' } };
    const at = (wave: string, name: string): Synced => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'own', annotations: { 'argocd.argoproj.io/sync-wave': wave } },
    });
    const wave = {
      ...homelab[0]!,
      destination: 'own',
      objects: [namespace, at('-1', 'early'), at('0', 'late')],
    };
    expect(waveMistakes([wave])).toEqual([
      'ConfigMap own/early is made before Namespace own, by netloom-homelab-namespaces',
    ]);
  });
});
