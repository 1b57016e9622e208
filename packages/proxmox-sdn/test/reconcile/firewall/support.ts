import type { ProxmoxClient } from '../../../src/client/index.ts';
import {
  applyFirewall,
  observeAndPlanFirewall,
  toDesiredFirewall,
  type DesiredFirewall,
  type FirewallPlan,
} from '../../../src/reconcile/index.ts';
import type { FirewallRecord, FirewallStore } from '../../../src/reconcile/firewall/firewall-record.ts';
import { TOKENS } from '../../double/cluster.ts';
import { startDouble, type ProxmoxDouble } from '../../double/double.ts';
import { send } from '../../double/send.ts';
import { clientOf, homelabNetwork, writesOf, type BenchOptions, type Replacement } from '../support.ts';

/** What the homelab wants of the firewall, with parts of its file replaced. */
export async function homelabFirewall(...replacements: readonly Replacement[]): Promise<DesiredFirewall> {
  const desired = toDesiredFirewall(await homelabNetwork(...replacements));
  if (desired === null) throw new Error('the homelab has Proxmox hosts');
  return desired;
}

/** A record that lives as long as the test; a process that was killed writes no more. */
export class MemoryFirewallStore implements FirewallStore {
  record: FirewallRecord = { journal: null };
  alive = true;

  readonly read = (): Promise<FirewallRecord> => Promise.resolve(this.record);

  readonly write = (record: FirewallRecord): Promise<void> => {
    // through text, as a file has it
    if (this.alive) this.record = JSON.parse(JSON.stringify(record)) as FirewallRecord;
    return Promise.resolve();
  };
}

export interface FirewallBench {
  readonly double: ProxmoxDouble;
  readonly client: ProxmoxClient;
  readonly store: MemoryFirewallStore;
  readonly progress: string[];
  readonly plan: (desired: DesiredFirewall, ...allow: readonly 'deletes'[]) => Promise<FirewallPlan>;
  /** Plans and applies what was planned. */
  readonly apply: (desired: DesiredFirewall, ...allow: readonly 'deletes'[]) => Promise<FirewallPlan>;
  /** Applies a plan that was made before. */
  readonly carryOut: (desired: DesiredFirewall, plan: FirewallPlan) => Promise<void>;
  /** Somebody's call, past the client that is under test; it must go well. */
  readonly somebody: (
    method: string,
    path: string,
    parameters?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** Every write of netloom's so far. */
  readonly writes: () => readonly string[];
}

/** A double, a client whose token may change the firewall, and a fresh record; all closed afterwards. */
export async function withFirewall(
  options: BenchOptions,
  use: (bench: FirewallBench) => Promise<void>,
): Promise<void> {
  const double = await startDouble(options);
  const client = clientOf(double, { token: TOKENS.firewall, ...options });
  const store = new MemoryFirewallStore();
  const progress: string[] = [];
  const theirs: number[] = [];
  const base = { client: client.firewall, store };
  const run = (desired: DesiredFirewall, plan: FirewallPlan, allow: readonly 'deletes'[]): Promise<void> =>
    applyFirewall({
      ...base,
      desired,
      plan,
      allow: new Set(allow),
      onProgress: (text) => progress.push(text),
    });
  try {
    await use({
      double,
      client,
      store,
      progress,
      plan: (desired, ...allow) => observeAndPlanFirewall({ ...base, desired, allow: new Set(allow) }),
      apply: async (desired, ...allow) => {
        const plan = await observeAndPlanFirewall({ ...base, desired, allow: new Set(allow) });
        await run(desired, plan, allow);
        return plan;
      },
      carryOut: (desired, plan) => run(desired, plan, []),
      somebody: async (method, path, parameters = {}) => {
        theirs.push(double.calls.length);
        const { status, body } = await send(double, { method, path: `cluster/firewall/${path}`, parameters });
        if (status !== 200) throw new Error(`${method} ${path}: ${status} ${body}`);
      },
      writes: () => writesOf(double.calls.filter((_, index) => !theirs.includes(index))),
    });
  } finally {
    await client.close();
    await double.close();
  }
}
