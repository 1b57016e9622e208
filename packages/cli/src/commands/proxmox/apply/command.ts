import type { Command } from 'commander';
import type { Context } from '../../../context.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';

export function addProxmoxApply(proxmox: Command, context: Context): void {
  withHostOptions(proxmox.command('apply').description('print the plan and apply it to every host')).action(
    async (network: string | undefined, options: HostOptions) => {
      const { runProxmoxApply } = await import('./run.ts');
      await runProxmoxApply(network, { options, context });
    },
  );
}
