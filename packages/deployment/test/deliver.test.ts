import { loadAll } from 'js-yaml';
import { deliver } from '../src/deliver.ts';
import { networkIn } from './networks.ts';

describe(deliver, () => {
  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp', 'examples/as-documented'])(
    'gives %s YAML without a Secret in it',
    async (folder) => {
      const kinds = [...deliver(await networkIn(folder))]
        .filter(([path]) => path.endsWith('.yaml'))
        .flatMap(([, text]) => loadAll(text))
        .map((document) => JSON.stringify(document))
        .filter((json) => json.includes('"kind":"Secret"') && !json.includes('"kind":"AppProject"'));
      expect(kinds).toEqual([]);
    },
  );

  it('gives the same texts again', async () => {
    const homelab = await networkIn('networks/homelab');
    expect(deliver(homelab)).toEqual(deliver(homelab));
  });
});
