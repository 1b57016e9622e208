import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { difference, type Check } from './check.ts';
import { ofManifests, type OneChart } from './one-chart.ts';

/** What holds for the proxmox-sdn chart: its values are data, which arrive whole. */
export const PROXMOX_CHECKS: readonly Check<OneChart>[] = [
  {
    title: 'puts what is desired into one ConfigMap, and files byte for byte',
    find: (chart) =>
      ofManifests(chart, ({ manifests, values: { global: _, ...own } }) => {
        const { version, zones, vnets, subnets, firewall, files } = proxmoxSdnChart.values.parse(own);
        const { 'desired.json': desired, ...found } = manifests[0]?.data ?? {};
        return [
          ...difference('the number of objects', manifests.length, 1),
          ...difference('desired.json', JSON.parse(desired ?? 'null'), {
            version,
            zones,
            vnets,
            subnets,
            firewall,
          }),
          ...difference('the files', found, files),
        ];
      }),
  },
];
