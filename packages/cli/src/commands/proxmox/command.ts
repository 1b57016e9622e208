import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addProxmoxApply } from './apply/command.ts';
import { addProxmoxPlan } from './plan/command.ts';
import { addProxmoxRender } from './render/command.ts';

export function addProxmox(program: Command, context: Context): void {
  const proxmox = program
    .command('proxmox')
    .description('render, plan and apply the SDN and the firewall of the Proxmox hosts');
  addProxmoxRender(proxmox, context);
  addProxmoxPlan(proxmox, context);
  addProxmoxApply(proxmox, context);
}
