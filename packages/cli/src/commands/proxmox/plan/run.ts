import { EXIT } from '@netloom/diagnostics/error';
import { isEmptySdnPlan, isEmptyFirewallPlan } from '@netloom/proxmox/reconcile';
import type { Context } from '../../../context.ts';
import type { HostOptions } from '../host-options.ts';
import { printPlans } from '../print-plans.ts';
import { withHosts } from '../with-hosts.ts';

/** Prints what would change on the hosts: exit 0 for nothing, 1 for a difference, 5 where it is refused. */
export async function runProxmoxPlan(
  network: string | undefined,
  { options, context }: { readonly options: HostOptions; readonly context: Context },
): Promise<void> {
  await withHosts(network, { options, context }, async (hosts) => {
    const { plan, firewall } = await printPlans(hosts);
    if (firewall?.kind === 'failed') throw firewall.error;
    const planned = firewall?.kind === 'planned' ? firewall.plan : null;
    if (plan.refusals.length + (planned?.refusals.length ?? 0) > 0) {
      context.exit(EXIT.refused);
    } else if (!isEmptySdnPlan(plan) || (planned !== null && !isEmptyFirewallPlan(planned))) {
      context.exit(EXIT.findings);
    }
  });
}
