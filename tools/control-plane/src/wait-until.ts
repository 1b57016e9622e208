import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/** Asks again and again; throws with `what` when the time is up. */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  { what, timeoutMs }: { readonly what: string; readonly timeoutMs: number },
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${timeoutMs / 1_000} s.`);
    await sleep(PAUSE_MS);
  }
}
