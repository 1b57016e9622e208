import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindsOfLists } from '@netloom/chart-kit';
import { parseSource } from '@netloom/diagnostics';
import { NetloomValues, SUBCHARTS } from '@netloom/umbrella';
import {
  buildNetwork,
  checkNetwork,
  drawUmbrella,
  loadNetwork,
  printUmbrella,
  umbrellaValues,
  type CheckedNetwork,
} from '../src/index.ts';
import { KINDS } from '../src/objects/objects-in.ts';

const ROOT = new URL('../../../', import.meta.url);

async function checked(path: string): Promise<CheckedNetwork> {
  const result = checkNetwork(await loadNetwork(fileURLToPath(new URL(path, ROOT))));
  if (result.kind !== 'checked') throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

describe(buildNetwork, () => {
  it('gives every file that is generated of the homelab', async () => {
    const files = [...(await buildNetwork(await checked('networks/homelab/network.yaml'))).keys()];
    const generated = await readdir(new URL('networks/homelab/generated', ROOT), {
      recursive: true,
      withFileTypes: true,
    });
    const root = fileURLToPath(new URL('networks/homelab/generated/', ROOT));
    const committed = generated
      .filter((entry) => entry.isFile() && entry.name !== '.netloom.json')
      .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
    expect(files.toSorted()).toEqual(committed.toSorted());
    expect(files).toEqual(
      expect.arrayContaining(['values.yaml', 'values/metallb.yaml', 'operators/install.md', 'NETWORK.md']),
    );
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

  it('knows the kind of each list of objects in the values, but of the ConfigMaps', () => {
    const kinds = SUBCHARTS.flatMap(({ values }) => [...kindsOfLists(values)]);
    expect(Object.fromEntries(kinds.map(([key, { kind }]) => [key, kind]))).toEqual(
      Object.fromEntries(Object.entries(KINDS).filter(([key]) => key !== 'configMaps')),
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
});

describe(printUmbrella, () => {
  it('prints what was drawn with origins as what was drawn without', async () => {
    const network = await checked('networks/homelab/network.yaml');
    expect(printUmbrella(drawUmbrella(network))).toBe(umbrellaValues(network.facts.network));
  });

  it('throws for values that the schema of the chart refuses, since Helm is not asked', async () => {
    const values = drawUmbrella(await checked('examples/minimal/network.yaml'));
    const misspelt = { ...values, mettalb: {} };
    expect(() => printUmbrella(misspelt)).toThrow('mettalb');
  });
});
