/** A label of the Secret in which Helm keeps a revision: for how many seconds its Helm may be at work on it, by whoever started it. */
export const LIMIT_LABEL = 'netloom.io/limit-seconds';

/** However short a `--timeout` is, Helm needs some time for the calls that it does not wait in. */
const FLOOR_MS = 30_000;

/** The time that Helm has after a signal to record that its revision failed. */
export const GRACE_MS = 10_000;

/** What `helm upgrade` takes without `--timeout`: https://helm.sh/docs/helm/helm_upgrade/ */
const HELM_DEFAULT_MS = 300_000;

/**
 * How long a Helm may be at work that is given this `--timeout`: it waits as long for workloads, and once more for a hook
 * after them. netloom ends its own Helm before that.
 */
export function helmLimitMs(timeoutMs: number): number {
  return Math.max(FLOOR_MS, 2 * timeoutMs + 2 * GRACE_MS);
}

/** When netloom stops its own Helm. */
export function helmRunMs(timeoutMs: number): number {
  return helmLimitMs(timeoutMs) - GRACE_MS;
}

/** The label's value for a `--timeout`. */
export function limitLabel(timeoutMs: number): string {
  return String(Math.ceil(helmLimitMs(timeoutMs) / 1_000));
}

/** What a revision's label says; a revision without one was begun by a Helm of somebody else's, or by an older netloom. */
export function parseLimit(label: string | undefined): number {
  const isNumber = label !== undefined && /^[0-9]{1,9}$/.test(label);
  return isNumber ? Math.max(FLOOR_MS, Number(label) * 1_000) : helmLimitMs(HELM_DEFAULT_MS);
}
