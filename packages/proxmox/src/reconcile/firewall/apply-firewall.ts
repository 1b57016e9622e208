import { isDeepStrictEqual } from 'node:util';
import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../../client/index.ts';
import { ApplyFailed, messageOf, rolledBack, RUN_AGAIN } from '../outcome.ts';
import { assertNotRefused, assertWritten } from '../verify-plan.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { FirewallState } from './firewall-state.ts';
import { printFirewallWrite, type FirewallWrite } from './firewall-write.ts';
import { planObserved, type FirewallReconcileInput } from './observe-firewall.ts';
import { performFirewallWrite } from './perform-firewall-write.ts';
import { planFirewall } from './plan-firewall.ts';
import { ownState, readFirewall } from './read-firewall.ts';

export interface FirewallApplyInput extends FirewallReconcileInput {
  /** The plan that was shown: this is done, and nothing else. */
  readonly plan: FirewallPlan;
  readonly onProgress: (text: string) => void;
}

const CHANGED = 'The firewall has changed since the plan was made.';

/** Makes the writes of the plan, or rolls them back: there is no commit, and each write is live at once. */
export async function applyFirewall(input: FirewallApplyInput): Promise<void> {
  const { client, desired, plan, store, onProgress } = input;
  if (plan.refusals.length > 0) {
    throw new Refused('The plan for the firewall is refused: nothing was changed.');
  }
  const { journal } = await store.read();
  if (plan.writes.length === 0) {
    if (journal !== null) await store.write({ journal: null });
    return;
  }
  const observed = await readFirewall(client);
  if (!isDeepStrictEqual(planObserved(input, observed).writes, plan.writes)) {
    throw new Refused(`${CHANGED} Plan again.`);
  }
  // an interrupted run is rolled back as a whole
  const before = journal?.phase === 'writing' ? journal.before : ownState(observed, desired.mark);
  await store.write({ journal: { phase: 'writing', before } });
  const done: FirewallWrite[] = [];
  try {
    for (const write of plan.writes) {
      onProgress(printFirewallWrite(write));
      await performFirewallWrite(client.firewall, { write, mark: desired.mark });
      done.push(write);
    }
    const left = planObserved(input, await readFirewall(client));
    assertNotRefused(left.refusals, CHANGED);
    assertWritten(left.writes.map(printFirewallWrite));
  } catch (error) {
    throw await rollBack(input, { error, before, done });
  }
  await store.write({ journal: null });
}

/** Restores what was ours before, and returns the error that says so. What others have is not touched. */
async function rollBack(
  { client, desired, store }: FirewallApplyInput,
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
  const { mark } = desired;
  const lasting = client.detached;
  try {
    const observed = await readFirewall(lasting);
    const undo = planFirewall({ mark, desired: before, observed, allow: new Set(['deletes']) });
    for (const write of undo.writes) await performFirewallWrite(lasting.firewall, { write, mark });
    await store.write({ journal: null });
    const isUntouched = done.length === 0 && undo.writes.length === 0;
    const what = isUntouched ? 'Nothing was written' : 'All changes of this run are rolled back';
    return rolledBack(error, `${what}: the firewall is as it was before.`);
  } catch (second) {
    const isUncertain = error instanceof ProxmoxError && error.kind === 'unreachable';
    const live = done.map((write) => printFirewallWrite(write).trim()).join('; ');
    return new ApplyFailed(isUncertain ? 'unknown' : 'partly', {
      message: `${messageOf(error)}\nThe rollback failed as well: ${messageOf(second)}\nWritten, and live at once: ${live === '' ? 'nothing' : live}.${isUncertain ? ' Whether the last call took effect is not known.' : ''} ${RUN_AGAIN}: it continues from there.`,
      cause: error,
    });
  }
}
