import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** Why a call failed. Whether it took effect is certain only where the host answered. */
export type ProxmoxErrorKind =
  | 'unreachable'
  | 'untrusted'
  | 'unauthorized'
  | 'forbidden'
  | 'invalid'
  | 'failed'
  | 'unsupported'
  | 'unreadable';

/** A failed call: the call, what Proxmox answered, and how to fix it. */
export class ProxmoxError extends NetloomError {
  override readonly name = 'ProxmoxError';
  override readonly exit = EXIT.environment;
  readonly kind: ProxmoxErrorKind;
  /** `GET /cluster/sdn/zones` */
  readonly call: string;
  /** In Proxmox' own words, or those of the connection. */
  readonly detail: string;

  constructor(options: {
    readonly kind: ProxmoxErrorKind;
    readonly call: string;
    readonly detail: string;
    readonly help: string;
    readonly cause?: unknown;
  }) {
    const { kind, call, detail, help, cause } = options;
    super(`${call}: ${detail}\n${help}`, { hint: help, cause });
    this.kind = kind;
    this.call = call;
    this.detail = detail;
  }
}
