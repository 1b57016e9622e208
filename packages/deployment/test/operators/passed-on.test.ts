import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { load, loadAll } from 'js-yaml';
import { operators } from '../../src/operators/operators.ts';
import { renderDeployment } from '../../src/render-deployment.ts';

/** The example ends with `operators`, and this goes on in it. */
const VALUES = `  values:
    metallb: { speaker: { tolerations: [{ operator: Exists }], frr: { enabled: false } } }
    tailscale: { operatorConfig: { logging: debug } }
    externalDns: { interval: 5m }
    certManager: { replicaCount: 2 }
`;

const delivery = (gitops: string): string =>
  `delivery: { gitops: ${gitops}, git: { url: https://git.example.com/lab.git, path: out }, charts: registry.example.com/lab }\n`;

/** What is passed on, in the values of each chart. */
const PASSED_ON = {
  metallb: { speaker: { tolerations: [{ operator: 'Exists' }], frr: { enabled: false } } },
  'tailscale-operator': { operatorConfig: { logging: 'debug', defaultTags: ['tag:k8s-operator'] } },
  'external-dns': { interval: '5m', policy: 'sync' },
  'cert-manager': { replicaCount: 2, crds: { enabled: true, keep: true } },
};

function filesOf(gitops: string): Promise<ReadonlyMap<string, string>> {
  return renderDeployment(networkIn('examples/dual-stack-bgp', `${VALUES}${delivery(gitops)}`));
}

describe('values that are passed on', () => {
  it('leave what netloom sets as it is', () => {
    const own = operators(networkIn('examples/dual-stack-bgp'));
    const all = operators(networkIn('examples/dual-stack-bgp', VALUES));
    expect(all.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
    for (const [index, { values }] of own.entries()) expect(all[index]?.values).toMatchObject(values);
  });

  it.each(Object.entries(PASSED_ON))('are in every file of %s', async (name, expected) => {
    const [argocd, flux] = await Promise.all([filesOf('argocd'), filesOf('flux')]);
    const values = argocd.get(`operators/${name}/values.yaml`) ?? '';
    expect(load(values)).toMatchObject(expected);
    const chart = load(argocd.get(`operators/k3s/${name}.yaml`) ?? '') as { spec: { valuesContent: string } };
    expect(load(chart.spec.valuesContent)).toEqual(load(values));
    const texts = [...argocd, ...flux].filter(
      ([path]) => path.startsWith('argocd/') || path.startsWith('flux/'),
    );
    const objects = texts.flatMap(([, text]) => loadAll(text));
    const inArgo = objects.filter((one) => JSON.stringify(one).includes(`operators/${name}/values.yaml`));
    expect(inArgo).not.toEqual([]);
    expect(objects).toContainEqual(
      expect.objectContaining({
        kind: 'HelmRelease',
        spec: expect.objectContaining({ values: load(values) as object }) as object,
      }),
    );
  });

  it("are those of each ingress in a release of Traefik's own chart", () => {
    const all = operators(
      smallNetwork(`ingresses:
  - { name: a, controller: traefik, address: 192.168.1.50, values: { resources: { limits: { memory: 256Mi } } } }
  - { name: b, controller: traefik, address: 192.168.1.51 }
`),
    );
    expect(all.map(({ name, values }) => [name, 'resources' in values ? values.resources : null])).toEqual([
      ['traefik-a', { limits: { memory: '256Mi' } }],
      ['traefik-b', null],
    ]);
  });
});
