import { withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { assumptionsOf } from './cfg/assumptions.ts';
import { renderFiles, type ProxmoxFile } from './cfg/files.ts';
import { applyCommands, firewallCommands, sdnCommands, type Command } from './cfg/pvesh.ts';
import { toFirewall } from './to-firewall.ts';
import { toSdn } from './to-sdn.ts';

/** Commands that belong together, and what they do. */
export interface Step {
  readonly title: string;
  readonly commands: readonly Command[];
}

export interface RenderedProxmox {
  readonly files: readonly ProxmoxFile[];
  /** For a Proxmox that has none of it yet, in the order in which to run them. */
  readonly steps: readonly Step[];
  /** What the files assume of the hosts, a sentence each. */
  readonly assumptions: readonly string[];
}

/** The desired state of Proxmox for people: as Proxmox' own files and as commands. null without Proxmox. */
export function renderProxmox(network: Network): RenderedProxmox | null {
  const { proxmox } = network;
  if (proxmox === null) return null;
  const sdn = toSdn({ proxmox, network: network.name, from: withoutOrigin });
  const firewall = toFirewall(network, withoutOrigin);
  const desired = sdnCommands(sdn);
  const hosts = proxmox.hosts.map(({ name }) => name);
  const steps = [
    { title: 'Zones, VNets and subnets: pending until they are applied', commands: desired },
    {
      title: 'Apply what is pending, whoever wrote it; then every zone is to be "available" on every host',
      commands: desired.length === 0 ? [] : applyCommands(hosts),
    },
    {
      title: 'Firewall: effective at once where it is on; nothing here turns it on',
      commands: firewallCommands(firewall),
    },
  ];
  return {
    files: renderFiles({ proxmox, sdn, firewall }),
    steps: steps.filter(({ commands }) => commands.length > 0),
    assumptions: assumptionsOf(sdn),
  };
}
