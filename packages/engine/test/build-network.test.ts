import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSource } from '@netloom/diagnostics';
import { NetloomValues } from '@netloom/umbrella';
import { buildNetwork, checkNetwork, loadNetwork, type CheckedNetwork } from '../src/index.ts';

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
