import { EXIT, NetloomError, Refused } from '@netloom/diagnostics/error';

/**
 * What a failed apply leaves. `before`: everything as it was. `pending`: changes are pending in Proxmox, and no host runs
 * them. `partly`: the SDN is committed and some host does not run it, or some writes of the firewall are live. `locked`:
 * all is as desired, and the lock is still held. `off`: the rules are as desired, and the firewall is not turned on.
 * `unknown`: no host answered.
 */
export type StateAfterFailure = 'before' | 'pending' | 'partly' | 'locked' | 'off' | 'unknown';

/** The apply failed; the message says what it leaves and what to do. */
export class ApplyFailed extends NetloomError {
  override readonly name = 'ApplyFailed';
  override readonly exit = EXIT.findings;
  readonly state: StateAfterFailure;

  constructor(
    state: StateAfterFailure,
    { message, cause }: { readonly message: string; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.state = state;
  }
}

/** How to continue after a failed apply. */
export const RUN_AGAIN = 'Run `netloom proxmox apply` again';

export function messageOf(error: unknown): string {
  // what a signal throws is a DOMException
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError') {
    return 'interrupted';
  }
  return error instanceof Error ? error.message : String(error);
}

/** The error of a run whose writes were undone: a refusal stays one. */
export function rolledBack(error: unknown, detail: string): Refused | ApplyFailed {
  const message = `${messageOf(error)}\n${detail}`;
  return error instanceof Refused
    ? new Refused(message, { cause: error })
    : new ApplyFailed('before', { message, cause: error });
}
