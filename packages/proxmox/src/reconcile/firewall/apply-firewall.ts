import { isDeepStrictEqual } from 'node:util';
import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../../client/index.ts';
import { messageOf } from '../outcome.ts';
import { AGAIN } from '../run.ts';
import { FirewallFailed } from './firewall-failed.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallState } from './firewall-state.ts';
import { printFirewallWrite, type FirewallWrite } from './firewall-write.ts';
import { planned, type FirewallReconciling } from './observe-firewall.ts';
import { performFirewallWrite } from './perform-firewall-write.ts';
import { planFirewall } from './plan-firewall.ts';
import { ours, readFirewall } from './read-firewall.ts';

export interface FirewallApplying extends FirewallReconciling {
  /** What was shown: this is done, and nothing else. */
  readonly plan: FirewallPlan;
  readonly onProgress: (text: string) => void;
}

/** Writes what the plan says, or takes back what it wrote: there is no commit, and each write is live at once. */
export async function applyFirewall(applying: FirewallApplying): Promise<void> {
  const { client, desired, plan, store, onProgress } = applying;
  if (plan.refusals.length > 0)
    throw new Refused('The plan for the firewall is refused: nothing was changed.');
  const { journal } = await store.read();
  if (plan.writes.length === 0) {
    if (journal !== null) await store.write({ journal: null });
    return;
  }
  const observed = await readFirewall(client);
  if (!isDeepStrictEqual(planned(applying, observed).writes, plan.writes))
    throw new Refused('The firewall has changed since the plan was made. Plan again.');
  // an interrupted run goes back as a whole
  const before = journal?.phase === 'writing' ? journal.before : ours(observed, desired.mark);
  await store.write({ journal: { phase: 'writing', before } });
  const done: FirewallWrite[] = [];
  try {
    for (const write of plan.writes) {
      onProgress(printFirewallWrite(write));
      await performFirewallWrite(client.firewall, { write, mark: desired.mark });
      done.push(write);
    }
    await asPlanned(applying);
  } catch (error) {
    throw await takenBack(applying, { error, before, done });
  }
  await store.write({ journal: null });
}

async function asPlanned(applying: FirewallApplying): Promise<void> {
  const { writes, refusals } = planned(applying, await readFirewall(applying.client));
  const [refusal] = refusals;
  if (refusal !== undefined)
    throw new Refused(`The firewall has changed meanwhile. ${refusal.message} ${refusal.help}`);
  const [write] = writes;
  if (write !== undefined)
    throw new Refused(
      `Proxmox has something else than it was told: ${printFirewallWrite(write).trim()} is still to be done.`,
    );
}

/** Ours as it was before, and the error that says so. What others have is not touched. */
async function takenBack(
  { client, desired, store }: FirewallApplying,
  {
    error,
    before,
    done,
  }: {
    readonly error: unknown;
    readonly before: FirewallState;
    readonly done: readonly FirewallWrite[];
  },
): Promise<Error> {
  const message = messageOf(error);
  const lasting = client.detached;
  try {
    const undo = planFirewall({
      mark: desired.mark,
      wanted: before,
      observed: await readFirewall(lasting),
      allow: new Set(['deletes']),
    });
    for (const write of undo.writes)
      await performFirewallWrite(lasting.firewall, { write, mark: desired.mark });
    await store.write({ journal: null });
    const text = `${message}\n${done.length === 0 && undo.writes.length === 0 ? 'Nothing was written' : 'Everything of this run is taken back'}: the firewall is as it was before.`;
    return error instanceof Refused
      ? new Refused(text, { cause: error })
      : new FirewallFailed('before', { message: text, cause: error });
  } catch (second) {
    const perhaps = error instanceof ProxmoxError && error.trouble === 'unreachable';
    const live =
      done.length === 0 ? 'nothing' : done.map((write) => printFirewallWrite(write).trim()).join('; ');
    return new FirewallFailed(perhaps ? 'unknown' : 'partly', {
      message: `${message}\nTaking it back failed, too: ${messageOf(second)}\nWritten, and live at once: ${live}.${perhaps ? ' Whether the last call took effect is not known.' : ''} ${AGAIN}: it goes on from there.`,
      cause: error,
    });
  }
}
