import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { kindsOfLists } from '@netloom/chart-kit';
import { parseSource } from '@netloom/diagnostics';
import { FIXTURES } from '@netloom/network-model/testing';
import { NetloomValues, plainUmbrella, SUBCHARTS } from '@netloom/umbrella';
import {
  buildNetwork,
  checkNetwork,
  loadNetwork,
  umbrellaValues,
  type CheckedNetwork,
} from '../src/index.ts';
import { KINDS } from '../src/objects/objects-in.ts';
import { validateUmbrella } from '../src/umbrella-values.ts';

async function checked(path: string): Promise<CheckedNetwork> {
  const result = checkNetwork(await loadNetwork(fileURLToPath(new URL(path, FIXTURES))));
  if (result.kind !== 'checked') throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

describe(buildNetwork, () => {
  it('gives every file that is generated of the homelab', async () => {
    const files = await buildNetwork(await checked('networks/homelab/network.yaml'));
    expect([...files.keys()].toSorted()).toEqual([
      'NETWORK.md',
      'argocd/applications/cert-manager.yaml',
      'argocd/applications/external-dns.yaml',
      'argocd/applications/metallb.yaml',
      'argocd/applications/namespaces.yaml',
      'argocd/applications/netloom.yaml',
      'argocd/applications/tailscale-operator.yaml',
      'argocd/argo-cd-values.yaml',
      'argocd/argocd-cm-patch.yaml',
      'argocd/project.yaml',
      'argocd/root.yaml',
      'k3s/ichigo.yaml',
      'k3s/naruto.yaml',
      'k3s/tanjiro.yaml',
      'operators/00-namespaces.yaml',
      'operators/cert-manager/values.yaml',
      'operators/external-dns/values.yaml',
      'operators/install.md',
      'operators/k3s/cert-manager.yaml',
      'operators/k3s/external-dns.yaml',
      'operators/k3s/metallb.yaml',
      'operators/k3s/tailscale-operator.yaml',
      'operators/metallb/values.yaml',
      'operators/tailscale-operator/values.yaml',
      'tailnet-policy.json',
      'values.yaml',
      'values/ingress.yaml',
      'values/metallb.yaml',
      'values/network-model.yaml',
      'values/proxmox-sdn.yaml',
      'values/tailscale.yaml',
      'values/tunnel.yaml',
    ]);
  });

  it('throws for an object that the class of its kind refuses', async () => {
    const network = await checked('networks/homelab/network.yaml');
    const { network: homelab } = network.facts;
    const spoiled = { ...homelab, pools: homelab.pools.map((row) => ({ ...row, name: 'Not a name' })) };
    const build = buildNetwork({ ...network, facts: { ...network.facts, network: spoiled } });
    await expect(build).rejects.toThrow(
      'values of chart metallb, ipAddressPools[0]: IPAddressPool "Not a name" is not a valid metallb.io/v1beta1 IPAddressPool:\n' +
        '  metadata.name: lowercase letters, digits, - and ., as in a DNS name: "Not a name"',
    );
  });

  it('knows the kind of each list of objects in the values, but of those that have no spec', () => {
    const kinds = SUBCHARTS.flatMap(({ values }) => [...kindsOfLists(values)]);
    expect(Object.fromEntries(kinds.map(([key, { kind }]) => [key, kind]))).toEqual(
      Object.fromEntries(
        Object.entries(KINDS).filter(([key]) => key !== 'configMaps' && key !== 'endpointSlices'),
      ),
    );
  });

  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp'])(
    'gives %s values that the umbrella takes',
    async (folder) => {
      const files = await buildNetwork(await checked(`${folder}/network.yaml`));
      const { value } = parseSource(files.get('values.yaml') ?? '', 'values.yaml');
      expect(NetloomValues.safeParse(value).error).toBeUndefined();
    },
  );

  it('says in every text who wrote it, but in JSON, which has no comments', async () => {
    for (const [path, text] of await buildNetwork(await checked('networks/homelab/network.yaml'))) {
      if (path.endsWith('.json')) continue;
      expect(text.split('\n')[0]).toContain('Written by `netloom build`. Do not edit');
    }
  });

  it('gives the same texts again', async () => {
    const network = await checked('networks/homelab/network.yaml');
    expect(await buildNetwork(network)).toEqual(await buildNetwork(network));
  });

  it('writes the page where the network asks for it, the same wherever it lies', async () => {
    const text = `${await readFile(new URL('examples/minimal/network.yaml', FIXTURES), 'utf8')}documents: { page: true }\n`;
    const pages = await Promise.all(
      ['network.yaml', '/somewhere/else/network.yaml'].map(async (name) => {
        const result = checkNetwork(parseSource(text, name));
        if (result.kind !== 'checked') throw new Error(JSON.stringify(result.diagnostics));
        return (await buildNetwork(result)).get('network.html');
      }),
    );
    expect(pages[0]).toContain('<meta name="generator" content="netloom">');
    expect(pages[1]).toBe(pages[0]);
  });
});

describe(umbrellaValues, () => {
  it('gives values.yaml as it is generated', async () => {
    const network = await checked('networks/homelab/network.yaml');
    expect(await umbrellaValues(network.facts.network)).toBe(
      (await buildNetwork(network)).get('values.yaml'),
    );
  });

  it('throws for values that the schema of the chart refuses, since Helm is not asked', async () => {
    const values = plainUmbrella((await checked('examples/minimal/network.yaml')).facts.network);
    const misspelt = { ...values, mettalb: {} };
    await expect(validateUmbrella(misspelt)).rejects.toThrow('mettalb');
  });
});
