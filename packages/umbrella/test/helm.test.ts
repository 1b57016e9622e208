import { join } from 'node:path';
import { findHelm, type Helm } from '@netloom/helm';
import { chart } from '../src/chart.ts';
import { withCluster } from './cluster.ts';
import { withStagedUmbrella } from './staged.ts';

const CI_VALUES = join(import.meta.dirname, '../../../charts/netloom/ci/default-values.yaml');

const POOL = { group: 'metallb.io', kind: 'IPAddressPool', plural: 'ipaddresspools', served: true };
const ADVERTISEMENT = {
  group: 'metallb.io',
  kind: 'L2Advertisement',
  plural: 'l2advertisements',
  served: true,
};

let helm: Helm;
beforeAll(async () => {
  helm = await findHelm(process);
});

function template(folder: string, args: readonly string[] = []): Promise<string> {
  return helm
    .run(['template', 'netloom', folder, '--namespace', 'netloom-system', ...args])
    .then(({ stdout }) => stdout);
}

describe('the netloom chart', () => {
  it('passes lint and renders nothing by default', async () => {
    await withStagedUmbrella(async (folder) => {
      await helm.run(['lint', '--strict', folder]);
      expect((await template(folder)).trim()).toBe('');
    });
  });

  it('renders the enabled charts alone', async () => {
    await withStagedUmbrella(async (folder) => {
      const kinds = (await template(folder, ['--values', CI_VALUES])).match(/^kind: .*/gm);
      expect(kinds?.toSorted()).toEqual(['kind: Connector', 'kind: IPAddressPool', 'kind: L2Advertisement']);
    });
  });

  it.each([
    ['metalb.enabled=true', "at '': additional properties 'metalb' not allowed"],
    ['metallb.pools=1', "at '/metallb': additional properties 'pools' not allowed"],
    ['global.registry=a', "at '/global': additional properties 'registry' not allowed"],
    ['tunnel.replicas=0', "at '/tunnel/replicas': minimum: got 0, want 1"],
  ])('refuses %s by its schema', async (value, message) => {
    await withStagedUmbrella(async (folder) => {
      await expect(template(folder, ['--set', value])).rejects.toThrow(message);
    });
  });

  it('tells in its notes what it installed and what comes next', async () => {
    await withStagedUmbrella(async (folder) => {
      const { stdout } = await helm.run([
        ...['install', 'netloom', folder, '--dry-run=client', '--values', CI_VALUES],
        ...['--set', 'ingress.enabled=false,network-model.enabled=false,tailscale.enabled=false'],
      ]);
      expect(stdout.slice(stdout.indexOf('NOTES:\n')).trimEnd()).toBe(`NOTES:
netloom ${chart.version} is installed as release netloom. It configures; the controllers are releases of their own.
  - metallb

The pools, and the Services that hold their addresses:

  kubectl get ipaddresspools,l2advertisements --namespace metallb-system
  kubectl get services --all-namespaces --field-selector spec.type=LoadBalancer

What differs from the network:

  netloom plan --against cluster`);
    });
  });
});

describe('templates/requirements.yaml', () => {
  async function againstCluster(
    kinds: readonly (typeof POOL)[],
    args: readonly string[] = [],
  ): Promise<string> {
    let manifests = '';
    await withStagedUmbrella(async (folder) => {
      const kubeconfig = join(folder, 'kubeconfig');
      const use = async (): Promise<void> => {
        manifests = await template(folder, [
          ...['--kubeconfig', kubeconfig, '--dry-run=server', '--disable-openapi-validation'],
          ...['--values', CI_VALUES, '--set', 'tailscale.enabled=false', ...args],
        ]);
      };
      await withCluster(kinds, { kubeconfig, use });
    });
    return manifests;
  }

  it('is silent where a live cluster knows every kind', async () => {
    expect((await againstCluster([POOL, ADVERTISEMENT])).match(/^kind: .*/gm)).toEqual([
      'kind: IPAddressPool',
      'kind: L2Advertisement',
    ]);
  });

  it.each([
    ['is missing', [POOL]],
    ['is known and not served', [POOL, { ...ADVERTISEMENT, served: false }]],
  ])('fails with the command that helps where a kind %s', async (_, kinds) => {
    await expect(againstCluster(kinds)).rejects.toThrow(
      [
        'this cluster does not serve kinds that the enabled charts need. Install them first (or set global.checkRequirements to false):',
        '',
        '# metallb.io/v1beta1 L2Advertisement',
        'helm upgrade --install metallb metallb --repo https://metallb.github.io/metallb --namespace metallb-system --create-namespace',
      ].join('\n'),
    );
  });

  it('asks for no kind that the values do not use', async () => {
    const manifests = await againstCluster([POOL], ['--set-json', 'metallb.l2Advertisements=[]']);
    expect(manifests.match(/^kind: .*/gm)).toEqual(['kind: IPAddressPool']);
  });

  it('is turned off by global.checkRequirements', async () => {
    const off = againstCluster([POOL], ['--set', 'global.checkRequirements=false']);
    // Helm itself then tells what the cluster lacks
    await expect(off).rejects.toThrow(
      'no matches for kind "L2Advertisement" in version "metallb.io/v1beta1"',
    );
  });
});
