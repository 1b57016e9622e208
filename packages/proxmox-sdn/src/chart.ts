import type { ChartMetadata } from '@netloom/chart-kit';
import manifest from '../package.json' with { type: 'json' };

export const chart: ChartMetadata = {
  name: 'proxmox-sdn',
  version: manifest.version,
  appVersion: '9.1',
  description: 'Desired state of Proxmox SDN and firewall, as data and as the files Proxmox would write',
  kubeVersion: '>=1.30.0-0',
  keywords: ['proxmox', 'sdn', 'vxlan', 'firewall', 'network-as-code'],
  images: [],
  links: [
    {
      name: 'Proxmox VE: Software-Defined Network',
      url: 'https://pve.proxmox.com/pve-docs/chapter-pvesdn.html',
    },
  ],
  about: [
    'This chart states what Proxmox should have: zones, VNets, subnets and firewall rules in one ConfigMap, as data (`desired.json`)',
    "and as the texts that Proxmox' own writer gives for them. It changes nothing on Proxmox: a person compares and applies.",
    '',
    'Rules for the hosts (datacenter rules) and rules for the nodes (security group `k3s-nodes`) are apart: Proxmox applies the',
    'first to its hosts alone, and the second to the VMs whose own firewall names the group.',
  ].join('\n'),
};
