import { Refused } from '@netloom/diagnostics/error';
import {
  applySdn,
  isEmptySdnPlan,
  isEmptyFirewallPlan,
  printInterfacesPreview,
  type InterfacesPreview,
} from '@netloom/proxmox/reconcile';
import type { Context } from '../../../context.ts';
import { refuseStdin } from '../../../network-input/load-input.ts';
import { applyPlannedFirewall } from '../firewall.ts';
import type { HostOptions } from '../host-options.ts';
import { auditorOf, printPlans } from '../print-plans.ts';
import { withHosts, type OpenHosts } from '../with-hosts.ts';

/** The interval between two requests, and how many of them: three minutes for a reload, and for each host to follow. */
const POLLING = { pollMs: 1_000, polls: 180 };

/** Prints the plan and applies it. */
export async function runProxmoxApply(
  network: string | undefined,
  { options, context }: { readonly options: HostOptions; readonly context: Context },
): Promise<void> {
  refuseStdin(network, 'apply changes hosts to what a file says, so that it can be changed there');
  await withHosts(network, { options, context }, applyPlans);
}

/** The SDN first: the firewall may name what it makes, and is the one that can shut us out. */
async function applyPlans(hosts: OpenHosts): Promise<void> {
  const { reconciling, firewall: part, context } = hosts;
  const { plan, firewall } = await printPlans(hosts);
  const planned = firewall?.kind === 'planned' ? firewall.plan : null;
  if ((planned?.refusals.length ?? 0) > 0) {
    throw new Refused('The plan for the firewall is refused: nothing was changed.');
  }
  const { err } = context.terminal;
  const onProgress = (text: string): void => {
    err(`${text}\n`);
  };
  const preview = {
    client: auditorOf(hosts),
    // the plan has printed already why there is none
    show: (made: InterfacesPreview) => {
      if (made.kind === 'diffs') err(printInterfacesPreview(made));
    },
  };
  context.finish();
  await applySdn({ ...reconciling, plan, polling: POLLING, onProgress, preview });
  const { desired: sdn, client: api } = reconciling;
  if (!isEmptySdnPlan(plan)) err(`applied: ${sdn.hosts.join(', ')} run what the network says\n`);
  if (firewall?.kind === 'failed') throw firewall.error;
  if (part === null || planned === null) return;
  await applyPlannedFirewall(part, { plan: planned, sdn, api, onProgress });
  if (isEmptyFirewallPlan(planned)) return;
  err(`applied: the firewall has what the network says${planned.turnsOn ? ', and is on' : ''}\n`);
}
