import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import type { Unknown } from './outcome.ts';

/** Why a check cannot say anything. */
export class NotChecked extends NetloomError {
  override readonly name = 'NotChecked';
  override readonly exit = EXIT.environment;
  readonly reason: Unknown['cause'];

  constructor(why: string, reason: Unknown['cause'] = 'failed') {
    super(why);
    this.reason = reason;
  }
}
