import { plain } from '@netloom/chart-kit';
import { load } from '@netloom/network-model/testing';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { parseInput } from '../../src/in-cluster/job-input.ts';
import { toDesiredSdn } from '../../src/reconcile/index.ts';
import { configOf, homelabValues } from './support.ts';

const ORIGIN = 'https://127.0.0.1:8006';

function parsed(values: Awaited<ReturnType<typeof homelabValues>>): ReturnType<typeof parseInput> {
  const { 'desired.json': desired = '', 'jobs.json': jobs = '' } = configOf(values, { origin: ORIGIN });
  return parseInput({ desired, jobs });
}

describe(parseInput, () => {
  it.each(['networks/homelab/network.yaml', 'examples/dual-stack-bgp/network.yaml'])(
    'wants of Proxmox what the command wants for %s',
    async (path) => {
      const { network } = load(path);
      const drawn = proxmoxSdnChart.toValues(network, (_, value) => value);
      const values = path.includes('homelab')
        ? await homelabValues()
        : proxmoxSdnChart.values.parse(plain(drawn));
      expect(plain(parsed(values).desired)).toEqual(plain(toDesiredSdn(network)));
    },
  );

  it('knows who may be asked, and how', async () => {
    const { network, hosts, ca, adopt } = parsed(await homelabValues());
    expect({ network, ca, adopt }).toEqual({ network: 'homelab', ca: '', adopt: false });
    expect(hosts).toEqual(['pve-alpha', 'pve-beta', 'pve-gamma'].map((name) => ({ name, origin: ORIGIN })));
  });
});
