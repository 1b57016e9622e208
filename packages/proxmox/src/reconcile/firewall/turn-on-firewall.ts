import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../../client/index.ts';
import { messageOf } from '../outcome.ts';
import { AGAIN } from '../run.ts';
import { checkTrial } from './check-trial.ts';
import { FirewallFailed } from './firewall-failed.ts';
import { observeFirewall } from './observe-firewall.ts';
import type { TurningOn } from './turning-on.ts';

const OFF_AGAIN =
  'Nothing more was done: the firewall turns itself off again 60 seconds after the test began, and the rules stay.';

/**
 * Turns the firewall of the datacenter on: for 60 seconds first, and for good only when all that must answer does. Who
 * is shut out, or killed, has nothing to do: Proxmox ends the test by itself.
 */
export async function turnOnFirewall(turning: TurningOn): Promise<void> {
  const { store, onProgress } = turning;
  const { plan, observed } = await observeFirewall(turning);
  if (!plan.turnsOn) return;
  const [refusal] = plan.refusals;
  if (refusal !== undefined)
    throw new Refused(`The firewall was not turned on. ${refusal.message} ${refusal.help}`);
  if (plan.writes.length > 0)
    throw new Refused('The firewall was not turned on: its rules are not as the network says. Plan again.');
  await store.write({ journal: { phase: 'trial' } });
  onProgress('  ! turn the firewall on for 60 s');
  try {
    const began = performance.now();
    const digest = await begin(turning, observed.digest);
    await turning.client.pause(turning.times.settleMs);
    await passes(turning, began);
    onProgress('  ! keep it on');
    await confirm(turning, digest);
  } catch (error) {
    const failed = error instanceof FirewallFailed ? error : broken(error);
    if (failed.left === 'off') await store.write({ journal: null });
    throw failed;
  }
  await store.write({ journal: null });
}

function broken(error: unknown): FirewallFailed {
  return new FirewallFailed('off', {
    message: `The firewall is not on for good: ${messageOf(error)}\n${OFF_AGAIN}`,
    cause: error,
  });
}

/** Begins the test, and gives the digest by which it is known to be the same one later. */
async function begin({ client }: TurningOn, before: string): Promise<string> {
  try {
    // any number above 1: Proxmox keeps its own time instead
    await client.firewall.setOptions({ enable: '2', digest: before });
    const { enable = 0, digest } = await client.firewall.options();
    if (enable > 1) return digest;
    throw new Refused(`Proxmox shows enable ${enable} instead of the test.`);
  } catch (error) {
    throw new FirewallFailed('off', {
      message: `The test of the firewall did not begin well: ${messageOf(error)}\n${OFF_AGAIN}`,
      cause: error,
    });
  }
}

async function passes(turning: TurningOn, began: number): Promise<void> {
  const { times, onProgress } = turning;
  for (;;) {
    const { passed, troubles } = await checkTrial(turning);
    const late = performance.now() - began > times.deadlineMs;
    if (troubles.length === 0 && !late) {
      for (const line of passed) onProgress(`  . ${line}`);
      return;
    }
    if (late) {
      const why = troubles.length === 0 ? 'the checks took too long' : troubles.join('; ');
      throw new FirewallFailed('off', {
        message: `The firewall is not on for good: ${why}.\n${OFF_AGAIN} Mend that, then: ${AGAIN}.`,
      });
    }
    await turning.client.pause(times.pollMs);
  }
}

/** The digest is of what Proxmox reads: a test that has ended meanwhile has another one, and is not confirmed. */
async function confirm({ client }: TurningOn, digest: string): Promise<void> {
  const failure: unknown = await client.firewall.setOptions({ enable: '1', digest }).then(
    () => null,
    (error: unknown) => error,
  );
  const now = await client.detached.firewall.options().then(
    ({ enable }) => enable,
    () => null,
  );
  // an answer that it is done is as good as a look
  if (now === 1 || (failure === null && now === null)) return;
  const why = failure === null ? `Proxmox shows enable ${now ?? 0}` : messageOf(failure);
  const known = now !== null || !(failure instanceof ProxmoxError) || failure.trouble !== 'unreachable';
  throw new FirewallFailed(known ? 'off' : 'unknown', {
    message: known
      ? `The test went well, and was not confirmed: ${why}\n${OFF_AGAIN}`
      : `The test went well; whether it was confirmed is not known: ${why}\nIf it was, the firewall is on; if not, it turns itself off 60 seconds after the test began. ${AGAIN} to see.`,
    cause: failure,
  });
}
