import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/**
 * How a failed apply leaves the cluster. `before`: as it was. `pending`: changes wait at Proxmox, and no host runs them.
 * `partly`: the configuration is committed, and some host does not run it. `locked`: all is as desired, and the lock is
 * still held. `unknown`: nobody could be asked.
 */
export type Left = 'before' | 'pending' | 'partly' | 'locked' | 'unknown';

/** The apply did not end well; the message says what is left and what to do. */
export class ApplyFailed extends NetloomError {
  override readonly name = 'ApplyFailed';
  override readonly exit = EXIT.findings;
  readonly left: Left;

  constructor(left: Left, { message, cause }: { readonly message: string; readonly cause?: unknown }) {
    super(message, { cause });
    this.left = left;
  }
}

export function messageOf(error: unknown): string {
  // what a signal throws is a DOMException
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError')
    return 'interrupted';
  return error instanceof Error ? error.message : String(error);
}
