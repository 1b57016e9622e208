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
export class ProxmoxError extends Error {
  override readonly name = 'ProxmoxError';
  readonly trouble: ProxmoxErrorKind;
  /** `GET /cluster/sdn/zones` */
  readonly call: string;
  /** In Proxmox' own words, or those of the connection. */
  readonly said: string;

  constructor(options: {
    readonly trouble: ProxmoxErrorKind;
    readonly call: string;
    readonly said: string;
    readonly help: string;
    readonly cause?: unknown;
  }) {
    const { trouble, call, said, help, cause } = options;
    super(`${call}: ${said}\n${help}`, cause === undefined ? {} : { cause });
    this.trouble = trouble;
    this.call = call;
    this.said = said;
  }
}
