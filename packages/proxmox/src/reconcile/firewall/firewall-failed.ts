import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/**
 * How a failed run leaves the firewall. `before`: as it was. `partly`: some writes are live. `off`: the rules are as
 * desired, and the firewall is not turned on for good. `unknown`: nobody could be asked.
 */
export type FirewallLeft = 'before' | 'partly' | 'off' | 'unknown';

/** The run did not end well; the message says what is left and what to do. */
export class FirewallFailed extends NetloomError {
  override readonly name = 'FirewallFailed';
  override readonly exit = EXIT.findings;
  readonly left: FirewallLeft;

  constructor(
    left: FirewallLeft,
    { message, cause }: { readonly message: string; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.left = left;
  }
}
