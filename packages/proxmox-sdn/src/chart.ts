import type { ChartMetadata } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };
import { NODE } from './node-image.ts';

export const chart: ChartMetadata = {
  name: 'proxmox-sdn',
  version: manifest.version,
  appVersion: '9.1',
  description: 'Desired state of Proxmox SDN and firewall, as data and as the files Proxmox would write',
  kubeVersion: '>=1.30.0-0',
  keywords: ['proxmox', 'sdn', 'vxlan', 'firewall', 'network-as-code'],
  images: [NODE],
  links: [
    {
      name: 'Proxmox VE: Software-Defined Network',
      url: 'https://pve.proxmox.com/pve-docs/chapter-pvesdn.html',
    },
  ],
  about: [
    'This chart states what Proxmox should have: zones, VNets, subnets and firewall rules in one ConfigMap, as data (`desired.json`)',
    "and as the texts that Proxmox' own writer gives for them. By itself it compares and changes nothing.",
    '',
    'Two jobs, each off by default, do that from inside the cluster with one bundled file (`files/reconcile.mjs`) and a plain Node image:',
    '',
    '- `drift.enabled`: the CronJob `proxmox-sdn-drift` compares the SDN. It exits with 0 in sync, with 1 on a difference, and with another code where it cannot compare;',
    '  report and metrics are in the ConfigMap `proxmox-sdn-report`, with an Event on it.',
    '- `reconcile.enabled`: a Job `proxmox-sdn-reconcile-<hash>` applies the values to the SDN, once for each change of them. It never deletes,',
    "  refuses what would cut the cluster's own nodes off, and keeps its record in the ConfigMap `proxmox-sdn-record`, which outlives the release.",
    '',
    'Both need a token of Proxmox in a Secret that you create; the chart only mounts it:',
    '',
    '```sh',
    'kubectl create secret generic proxmox-api-token --namespace netloom-system --from-file=token=$HOME/.config/netloom/pve-token',
    '```',
    '',
    'The file holds one line, `user@realm!id=secret`; role PVEAuditor on /sdn is enough to compare, PVESDNAdmin to change.',
    '',
    'Rules for the hosts (datacenter rules) and rules for the nodes (security group `k3s-nodes`) are apart: Proxmox applies the',
    'first to its hosts alone, and the second to the VMs whose own firewall names the group.',
  ].join('\n'),
};
