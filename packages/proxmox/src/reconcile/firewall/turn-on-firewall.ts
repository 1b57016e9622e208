import { Refused } from '@netloom/diagnostics/error';
import { ProxmoxError } from '../../client/index.ts';
import { ApplyFailed, messageOf, RUN_AGAIN } from '../outcome.ts';
import { assertNotRefused } from '../verify-plan.ts';
import { checkTrial } from './check-trial.ts';
import { observeFirewall } from './observe-firewall.ts';
import type { TurnOnInput } from './turn-on-input.ts';

const TURNS_OFF_AGAIN =
  'Nothing more was done: the firewall turns itself off again 60 seconds after the test began, and the rules stay.';

/**
 * Turns the firewall of the datacenter on: for 60 seconds first, and for good only when all that must answer does. A run
 * that is locked out or killed has nothing to undo: Proxmox ends the test by itself.
 */
export async function turnOnFirewall(input: TurnOnInput): Promise<void> {
  const { client, store, times, onProgress } = input;
  const { plan, observed } = await observeFirewall(input);
  if (!plan.turnsOn) return;
  assertNotRefused(plan.refusals, 'The firewall was not turned on.');
  if (plan.writes.length > 0) {
    throw new Refused('The firewall was not turned on: its rules are not as the network says. Plan again.');
  }
  await store.write({ journal: { phase: 'trial' } });
  onProgress('  ! turn the firewall on for 60 s');
  try {
    const began = performance.now();
    const digest = await beginTrial(input, observed.digest);
    await client.pause(times.settleMs);
    await waitUntilPassed(input, began);
    onProgress('  ! keep it on');
    await confirmTrial(input, digest);
  } catch (error) {
    const failed = error instanceof ApplyFailed ? error : off('The firewall is not on for good', error);
    if (failed.state === 'off') await store.write({ journal: null });
    throw failed;
  }
  await store.write({ journal: null });
}

function off(what: string, cause: unknown): ApplyFailed {
  return new ApplyFailed('off', { message: `${what}: ${messageOf(cause)}\n${TURNS_OFF_AGAIN}`, cause });
}

/** Returns the digest by which the test is recognized later. */
async function beginTrial({ client }: TurnOnInput, before: string): Promise<string> {
  try {
    // any number above 1: Proxmox stores its own time instead
    await client.firewall.setOptions({ enable: '2', digest: before });
    const { enable = 0, digest } = await client.firewall.options();
    if (enable > 1) return digest;
    throw new Refused(`Proxmox shows enable ${enable} instead of the test.`);
  } catch (error) {
    throw off('The test of the firewall did not begin', error);
  }
}

async function waitUntilPassed(input: TurnOnInput, began: number): Promise<void> {
  const { times, onProgress } = input;
  for (;;) {
    const { passed, problems } = await checkTrial(input);
    const isLate = performance.now() - began > times.deadlineMs;
    if (problems.length === 0 && !isLate) {
      for (const line of passed) onProgress(`  . ${line}`);
      return;
    }
    if (isLate) {
      const why = problems.length === 0 ? 'the checks took too long' : problems.join('; ');
      throw new ApplyFailed('off', {
        message: `The firewall is not on for good: ${why}.\n${TURNS_OFF_AGAIN} Fix that. ${RUN_AGAIN}.`,
      });
    }
    await input.client.pause(times.pollMs);
  }
}

/** The digest covers `enable` as Proxmox reads it: after the test has ended it is another one, and nothing is confirmed. */
async function confirmTrial({ client }: TurnOnInput, digest: string): Promise<void> {
  const failure: unknown = await client.firewall.setOptions({ enable: '1', digest }).then(
    () => null,
    (error: unknown) => error,
  );
  const now = await client.detached.firewall.options().then(
    ({ enable }) => enable,
    () => null,
  );
  // a write that succeeded needs no reading
  if (now === 1 || (failure === null && now === null)) return;
  const why = failure === null ? `Proxmox shows enable ${now ?? 0}` : messageOf(failure);
  const isKnown = now !== null || !(failure instanceof ProxmoxError) || failure.kind !== 'unreachable';
  throw new ApplyFailed(isKnown ? 'off' : 'unknown', {
    message: isKnown
      ? `The test passed, but was not confirmed: ${why}\n${TURNS_OFF_AGAIN}`
      : `The test passed; whether it was confirmed is not known: ${why}\nIf it was, the firewall is on; if not, it turns itself off 60 seconds after the test began. ${RUN_AGAIN} to check.`,
    cause: failure,
  });
}
