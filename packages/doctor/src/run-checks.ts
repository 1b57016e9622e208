import { ClusterError } from '@netloom/cluster';
import { NetloomError } from '@netloom/diagnostics/error';
import { ProxmoxError } from '@netloom/proxmox/client';
import type { Check } from './check.ts';
import type { DoctorFacts } from './facts.ts';
import { NotChecked } from './not-checked.ts';
import type { Outcome } from './outcome.ts';
import type { Vantage } from './vantage.ts';

/** A check, and what came of it. */
export interface CheckResult {
  readonly check: Check;
  readonly outcome: Outcome;
}

export interface RunInput {
  readonly checks: readonly Check[];
  readonly vantage: Vantage;
  readonly facts: DoctorFacts;
  readonly signal: AbortSignal;
}

/** Runs the checks that the network has a use for. What does not answer in time is not checked; nothing is left open. */
export async function runChecks({
  checks,
  vantage,
  facts,
  signal,
}: RunInput): Promise<readonly CheckResult[]> {
  // all run side by side, so that the limit of each is that of the whole
  const { timeoutMs } = vantage;
  const applicable = checks.filter(({ applies }) => applies(facts.network));
  const results = applicable.map(async (check) => ({
    check,
    outcome: await within({ timeoutMs, signal }, () => check.examine(vantage, facts)),
  }));
  return Promise.all(results);
}

interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function within({ timeoutMs, signal }: Limits, examine: () => Promise<Outcome>): Promise<Outcome> {
  signal.throwIfAborted();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const stop = (): void => {
    reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
  };
  const timer = setTimeout(() => {
    reject(new NotChecked(`no answer within ${timeoutMs / 1_000} s`));
  }, timeoutMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([examine(), ended]);
  } catch (error) {
    if (signal.aborted || !(error instanceof NetloomError)) throw error;
    return { saw: '', problems: [], unknown: [toUnknown(error)] };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function toUnknown(error: NetloomError): Outcome['unknown'][number] {
  if (error instanceof NotChecked) return { why: error.message, cause: error.reason };
  // without what was being read: one reason is printed once for all checks that share it
  if (error instanceof ClusterError) return { why: error.detail, cause: 'failed' };
  // its help names options of other commands
  if (error instanceof ProxmoxError) return { why: `Proxmox: ${error.detail}`, cause: 'failed' };
  return { why: error.message, cause: 'failed' };
}
