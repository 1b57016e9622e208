import { connectTcp, ProxmoxError, type ProxmoxClient } from '@netloom/proxmox/client';
import {
  applyFirewall,
  observeAndPlanFirewall,
  turnOnFirewall,
  type DesiredFirewall,
  type DesiredSdn,
  type FirewallPlan,
  type FirewallReconcileInput,
  type FirewallStore,
  type TcpProbe,
} from '@netloom/proxmox/reconcile';

/** The firewall beside the SDN: with which token, and what is desired of it. */
export interface FirewallPart {
  readonly client: ProxmoxClient;
  /** Whose token it is: one that is named for the firewall must be able to do it. */
  readonly token: 'of its own' | 'of the SDN';
  readonly desired: DesiredFirewall;
  readonly store: FirewallStore;
  readonly deletes: 'allowed' | 'off';
  readonly turnOn: 'asked for' | 'left to others';
}

/** The result of planning it: a token without the right to read it stops only what needs it. */
export type FirewallOutcome =
  | { readonly kind: 'planned'; readonly plan: FirewallPlan }
  | { readonly kind: 'left out'; readonly why: string | null }
  | { readonly kind: 'failed'; readonly error: Error };

/** Hosts take up a change within ten seconds, and the test ends after sixty. */
const TIMES = { settleMs: 15_000, pollMs: 2_000, deadlineMs: 45_000 };
const PROBE_MS = 5_000;

export async function planFirewall(part: FirewallPart): Promise<FirewallOutcome> {
  try {
    return { kind: 'planned', plan: await observeAndPlanFirewall(reconciling(part)) };
  } catch (error) {
    if (!(error instanceof ProxmoxError) || error.kind !== 'forbidden') throw error;
    if (part.token === 'of its own' || part.turnOn === 'asked for') return { kind: 'failed', error };
    const { sets, groups, rules } = part.desired.state;
    if (sets.length + groups.length + rules.length === 0) return { kind: 'left out', why: null };
    return {
      kind: 'left out',
      why: `the firewall is left out: this token has no right to read it (${error.detail}). Give one with Sys.Audit and Sys.Modify on / by --firewall-token-file or --firewall-token-env, or leave it out on purpose with --no-firewall.`,
    };
  }
}

/** Carries out what was planned, after the SDN runs everywhere. */
export async function applyPlannedFirewall(
  part: FirewallPart,
  {
    plan,
    sdn,
    api,
    onProgress,
  }: {
    readonly plan: FirewallPlan;
    readonly sdn: DesiredSdn;
    readonly api: ProxmoxClient;
    readonly onProgress: (text: string) => void;
  },
): Promise<void> {
  const base = reconciling(part);
  await applyFirewall({ ...base, plan, onProgress });
  if (base.turnOn === undefined || !plan.turnsOn) return;
  await turnOnFirewall({ ...base, turnOn: base.turnOn, api, sdn, times: TIMES, onProgress });
}

function reconciling({ client, desired, store, deletes, turnOn }: FirewallPart): FirewallReconcileInput {
  const probe: TcpProbe = (to) => connectTcp({ ...to, timeoutMs: PROBE_MS });
  return {
    client,
    desired,
    store,
    allow: new Set(deletes === 'allowed' ? (['deletes'] as const) : []),
    ...(turnOn === 'asked for' && { turnOn: { probe } }),
  };
}
