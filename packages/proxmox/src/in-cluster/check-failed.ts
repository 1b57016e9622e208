import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** Whether Proxmox differs is not known; the message says why, and what to do. */
export class CheckFailed extends NetloomError {
  override readonly name = 'CannotTell';
  override readonly exit = EXIT.environment;
}
