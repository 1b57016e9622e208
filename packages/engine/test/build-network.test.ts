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
  it('gives the umbrella, each chart that the homelab wants, and the page', async () => {
    expect([...buildNetwork(await checked('networks/homelab/network.yaml')).keys()]).toEqual([
      'values.yaml',
      'values/network-model.yaml',
      'values/proxmox-sdn.yaml',
      'values/metallb.yaml',
      'values/ingress.yaml',
      'values/tunnel.yaml',
      'values/tailscale.yaml',
      'NETWORK.md',
    ]);
  });

  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp'])(
    'gives %s values that the umbrella takes',
    async (folder) => {
      const files = buildNetwork(await checked(`${folder}/network.yaml`));
      const { value } = parseSource(files.get('values.yaml') ?? '', 'values.yaml');
      expect(NetloomValues.safeParse(value).error).toBeUndefined();
    },
  );

  it('says in every text who wrote it', async () => {
    for (const text of buildNetwork(await checked('networks/homelab/network.yaml')).values()) {
      expect(text.split('\n')[0]).toContain('Written by `netloom build`. Do not edit');
    }
  });

  it('gives the same texts again', async () => {
    const network = await checked('networks/homelab/network.yaml');
    expect(buildNetwork(network)).toEqual(buildNetwork(network));
  });
});
