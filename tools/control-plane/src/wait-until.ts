import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/** Polls until the condition is met; throws with its description when the time is up. */
export async function waitUntil(
  isMet: () => Promise<boolean>,
  { description, timeoutMs }: { readonly description: string; readonly timeoutMs: number },
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isMet())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs / 1_000} s: ${description}.`);
    await sleep(PAUSE_MS);
  }
}
