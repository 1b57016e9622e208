import { ProxmoxError, type ProxmoxClient } from '../client/index.ts';
import { observeAndPlan } from '../reconcile/observe-and-plan.ts';
import { isEmpty } from '../reconcile/plan.ts';
import { printPlan } from '../reconcile/print-plan.ts';
import type { SdnStore } from '../reconcile/sdn-record.ts';
import type { Asked } from './ask-host.ts';
import { CannotTell } from './cannot-tell.ts';
import type { JobInput } from './job-input.ts';
import type { Report } from './report.ts';

/** Compares, and changes nothing. */
export async function look(options: {
  readonly input: JobInput;
  readonly ask: () => Promise<Asked>;
  readonly store: SdnStore;
  readonly at: Date;
}): Promise<Report> {
  const { input, ask, store, at } = options;
  const base = { network: input.network, checkedAt: at };
  let host: string | null = null;
  try {
    const asked = await ask();
    host = asked.host;
    const { client } = asked;
    // what an apply might adopt is no difference
    const plan = await observeAndPlan({ client, desired: input.desired, allow: new Set(), store });
    const differs = !isEmpty(plan) || plan.refusals.length > 0;
    const away = differs || plan.notes.length === 0 ? [] : await silentHosts(client, input.desired.hosts);
    const message = printPlan(plan).trimEnd();
    if (!differs && away.length > 0)
      return { ...base, status: 'unknown', host, message: notKnown(`\n${message}`), plan };
    return { ...base, status: differs ? 'drift' : 'in-sync', host, message, plan };
  } catch (error) {
    if (!(error instanceof CannotTell) && !(error instanceof ProxmoxError)) throw error;
    return { ...base, status: 'unknown', host, message: notKnown(` ${error.message}`), plan: null };
  }
}

function notKnown(why: string): string {
  return `Could not tell whether Proxmox has what the network says:${why}`;
}

/** The configuration is the cluster's, so it looks well though a host is away: what that one runs is not known. */
async function silentHosts(client: ProxmoxClient, hosts: readonly string[]): Promise<readonly string[]> {
  const silent: string[] = [];
  for (const host of hosts) {
    try {
      await client.zoneStatus(host);
    } catch (error) {
      if (!(error instanceof ProxmoxError)) throw error;
      silent.push(host);
    }
  }
  return silent;
}
