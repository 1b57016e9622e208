import { EXIT, Refused } from '@netloom/diagnostics/error';
import type { ProxmoxClient } from '@netloom/proxmox/client';
import type { InterfacesPreview, Reconciling, SdnPlan } from '@netloom/proxmox/reconcile';
import type { Context } from '../../context.ts';
import { applyPlannedFirewall, planFirewall, type FirewallOutcome, type FirewallPart } from './firewall.ts';

/** What is compared, with whom, and how it is told. */
export interface ProxmoxWork {
  readonly reconciling: Reconciling;
  /** null where it is to be left alone. */
  readonly firewall: FirewallPart | null;
  readonly output: 'human' | 'json';
  readonly context: Context;
}

interface Shown {
  readonly plan: SdnPlan;
  readonly firewall: FirewallOutcome | null;
}

/** Between two questions, and how often: three minutes for a reload, and for each host to follow. */
const PATIENCE = { pollMs: 1_000, polls: 180 };

export async function planProxmox(work: ProxmoxWork): Promise<void> {
  const { isEmpty, isEmptyFirewall } = await import('@netloom/proxmox/reconcile');
  const { plan, firewall } = await show(work);
  if (firewall?.kind === 'failed') throw firewall.error;
  const planned = firewall?.kind === 'planned' ? firewall.plan : null;
  if (plan.refusals.length + (planned?.refusals.length ?? 0) > 0) work.context.exit(EXIT.refused);
  else if (!isEmpty(plan) || (planned !== null && !isEmptyFirewall(planned)))
    work.context.exit(EXIT.findings);
}

/** The SDN first: the firewall may name what it brings, and is the one that can shut us out. */
export async function applyProxmox(work: ProxmoxWork): Promise<void> {
  const { applySdn, isEmpty, isEmptyFirewall, printInterfacesPreview } =
    await import('@netloom/proxmox/reconcile');
  const { reconciling, firewall: part, context } = work;
  const { plan, firewall } = await show(work);
  const planned = firewall?.kind === 'planned' ? firewall.plan : null;
  if ((planned?.refusals.length ?? 0) > 0)
    throw new Refused('The plan for the firewall is refused: nothing was changed.');
  const { err } = context.terminal;
  const onProgress = (text: string): void => {
    err(`${text}\n`);
  };
  const preview = {
    client: auditorOf(work),
    // why there is none stands in the plan already
    show: (made: InterfacesPreview) => {
      if (made.kind === 'diffs') err(printInterfacesPreview(made));
    },
  };
  context.finish();
  await applySdn({ ...reconciling, plan, patience: PATIENCE, onProgress, preview });
  if (!isEmpty(plan)) err(`applied: ${reconciling.desired.hosts.join(', ')} run what the network says\n`);
  if (firewall?.kind === 'failed') throw firewall.error;
  if (part === null || planned === null) return;
  await applyPlannedFirewall(part, {
    plan: planned,
    sdn: reconciling.desired,
    api: reconciling.client,
    onProgress,
  });
  if (isEmptyFirewall(planned)) return;
  err(`applied: the firewall has what the network says${planned.turnsOn ? ', and is on' : ''}\n`);
}

async function show(work: ProxmoxWork): Promise<Shown> {
  const reconcile = await import('@netloom/proxmox/reconcile');
  const { reconciling, firewall: part, output, context } = work;
  const plan = await reconcile.observeAndPlan(reconciling);
  const firewall = part === null ? null : await planFirewall(part);
  const interfaces =
    reconcile.isEmpty(plan) || plan.refusals.length > 0
      ? null
      : await reconcile.previewInterfaces(auditorOf(work), reconciling.desired.hosts);
  const { out } = context.terminal;
  if (output === 'json') {
    const told = firewall?.kind === 'left out' && firewall.why !== null ? [firewall.why] : [];
    out(
      reconcile.planJson(
        { ...plan, notes: [...plan.notes, ...told] },
        {
          ...(interfaces !== null && { interfaces }),
          ...(firewall !== null && { firewall: firewall.kind === 'planned' ? firewall.plan : null }),
        },
      ),
    );
    return { plan, firewall };
  }
  out(reconcile.printPlan(plan));
  if (interfaces !== null) out(reconcile.printInterfacesPreview(interfaces));
  if (firewall?.kind === 'planned') out(reconcile.printFirewallPlan(firewall.plan));
  if (firewall?.kind === 'left out' && firewall.why !== null) out(`note: ${firewall.why}\n`);
  return { plan, firewall };
}

/** Whose token may ask the hosts for their dry run: one of the firewall's own has Sys.Audit on them, too. */
function auditorOf({ reconciling, firewall }: ProxmoxWork): ProxmoxClient {
  return firewall?.token === 'of its own' ? firewall.client : reconciling.client;
}
