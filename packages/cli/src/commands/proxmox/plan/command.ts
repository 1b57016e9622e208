import type { Command } from 'commander';
import type { Context } from '../../../context.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';

export function addProxmoxPlan(proxmox: Command, context: Context): void {
  withHostOptions(
    proxmox.command('plan').description('print what would change on the hosts; nothing is written'),
  ).action(async (network: string | undefined, options: HostOptions) => {
    const { runProxmoxPlan } = await import('./run.ts');
    await runProxmoxPlan(network, { options, context });
  });
}
