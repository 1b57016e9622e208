import { ProxmoxError, type ProxmoxClient } from '../client/index.ts';
import { observeAndPlanSdn } from '../reconcile/sdn/observe-sdn.ts';
import { printSdnPlan } from '../reconcile/sdn/print-sdn-plan.ts';
import { isEmptySdnPlan } from '../reconcile/sdn/sdn-plan.ts';
import { CheckFailed } from './check-failed.ts';
import type { DriftReport } from './drift-report.ts';
import type { Job } from './job.ts';

/** Compares Proxmox with the network; nothing is written. */
export async function compare({
  input,
  connect,
  store,
  now,
}: Pick<Job, 'input' | 'connect' | 'store' | 'now'>): Promise<DriftReport> {
  const base = { network: input.network, checkedAt: now() };
  let host: string | null = null;
  try {
    const connected = await connect();
    host = connected.host;
    const { client } = connected;
    // what an apply might adopt is no difference
    const plan = await observeAndPlanSdn({ client, desired: input.desired, allow: new Set(), store });
    const differs = !isEmptySdnPlan(plan) || plan.refusals.length > 0;
    const away = differs || plan.notes.length === 0 ? [] : await hostsAway(client, input.desired.hosts);
    const message = printSdnPlan(plan).trimEnd();
    if (!differs && away.length > 0) {
      return { ...base, status: 'unknown', host, message: unknownMessage(`\n${message}`), plan };
    }
    return { ...base, status: differs ? 'drift' : 'in-sync', host, message, plan };
  } catch (error) {
    if (!(error instanceof CheckFailed) && !(error instanceof ProxmoxError)) throw error;
    return { ...base, status: 'unknown', host, message: unknownMessage(` ${error.message}`), plan: null };
  }
}

function unknownMessage(reason: string): string {
  return `Could not determine whether Proxmox has what the network says:${reason}`;
}

/** The configuration is the cluster's, so it is complete though a host is away: what that host runs is not known. */
async function hostsAway(client: ProxmoxClient, hosts: readonly string[]): Promise<readonly string[]> {
  const away: string[] = [];
  for (const host of hosts) {
    try {
      await client.hosts.zoneStatus(host);
    } catch (error) {
      if (!(error instanceof ProxmoxError)) throw error;
      away.push(host);
    }
  }
  return away;
}
