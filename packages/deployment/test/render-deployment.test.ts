import { networkIn } from '@netloom/network-model/testing';
import { loadAll } from 'js-yaml';
import { renderDeployment } from '../src/render-deployment.ts';

describe(renderDeployment, () => {
  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp', 'examples/as-documented'])(
    'gives %s YAML without a Secret in it',
    async (folder) => {
      const kinds = [...(await renderDeployment(networkIn(folder)))]
        .filter(([path]) => path.endsWith('.yaml'))
        .flatMap(([, text]) => loadAll(text))
        .map((document) => JSON.stringify(document))
        .filter((json) => json.includes('"kind":"Secret"') && !json.includes('"kind":"AppProject"'));
      expect(kinds).toEqual([]);
    },
  );

  it('gives the same texts again', async () => {
    const homelab = networkIn('networks/homelab');
    expect(await renderDeployment(homelab)).toEqual(await renderDeployment(homelab));
  });
});
