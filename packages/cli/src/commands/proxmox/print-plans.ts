import type { ProxmoxClient } from '@netloom/proxmox/client';
import {
  isEmptySdnPlan,
  observeAndPlanSdn,
  proxmoxPlanJson,
  previewInterfaces,
  printFirewallPlan,
  printInterfacesPreview,
  printSdnPlan,
  type SdnPlan,
} from '@netloom/proxmox/reconcile';
import { printFitted } from '../../terminal/fit-lines.ts';
import { planFirewall, type FirewallOutcome } from './firewall.ts';
import type { OpenHosts } from './with-hosts.ts';

export interface ProxmoxPlans {
  readonly plan: SdnPlan;
  /** null where it is to be left alone. */
  readonly firewall: FirewallOutcome | null;
}

/** Plans the SDN and the firewall, and prints both. */
export async function printPlans(hosts: OpenHosts): Promise<ProxmoxPlans> {
  const { reconciling, firewall: part, output, context } = hosts;
  const plan = await observeAndPlanSdn(reconciling);
  const firewall = part === null ? null : await planFirewall(part);
  const interfaces =
    isEmptySdnPlan(plan) || plan.refusals.length > 0
      ? null
      : await previewInterfaces(auditorOf(hosts), reconciling.desired.hosts);
  const note = firewall?.kind === 'left out' ? firewall.why : null;
  const { out } = context.terminal;
  const print = (text: string): void => {
    printFitted(text, context.terminal);
  };
  if (output === 'json') {
    const notes = note === null ? plan.notes : [...plan.notes, note];
    out(
      proxmoxPlanJson(
        { ...plan, notes },
        {
          ...(interfaces !== null && { interfaces }),
          ...(firewall !== null && { firewall: firewall.kind === 'planned' ? firewall.plan : null }),
        },
      ),
    );
    return { plan, firewall };
  }
  print(printSdnPlan(plan));
  if (interfaces !== null) print(printInterfacesPreview(interfaces));
  if (firewall?.kind === 'planned') print(printFirewallPlan(firewall.plan));
  if (note !== null) print(`note: ${note}\n`);
  return { plan, firewall };
}

/** The client whose token may ask the hosts for a dry run: one of the firewall's own has Sys.Audit on them, too. */
export function auditorOf({ reconciling, firewall }: OpenHosts): ProxmoxClient {
  return firewall?.token === 'of its own' ? firewall.client : reconciling.client;
}
