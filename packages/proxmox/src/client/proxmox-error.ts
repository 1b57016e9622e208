import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** What kind of trouble a call met. Whether it took effect is certain only where the host answered. */
export type Trouble =
  | 'unreachable'
  | 'untrusted'
  | 'unauthorized'
  | 'forbidden'
  | 'invalid'
  | 'failed'
  | 'unsupported'
  | 'unreadable';

/** A call that did not end well: the call, what Proxmox said itself, and the way out. */
export class ProxmoxError extends NetloomError {
  override readonly name = 'ProxmoxError';
  override readonly exit = EXIT.environment;
  readonly trouble: Trouble;
  /** `GET /cluster/sdn/zones` */
  readonly call: string;
  /** In Proxmox' own words, or those of the connection. */
  readonly said: string;

  constructor(options: {
    readonly trouble: Trouble;
    readonly call: string;
    readonly said: string;
    readonly help: string;
    readonly cause?: unknown;
  }) {
    const { trouble, call, said, help, cause } = options;
    super(`${call}: ${said}\n${help}`, { hint: help, cause });
    this.trouble = trouble;
    this.call = call;
    this.said = said;
  }
}
