import { ProxmoxError } from './proxmox-error.ts';
import { FingerprintMismatch } from './trust.ts';

const TLS = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

interface RootCause {
  readonly error: unknown;
  readonly message: string;
  readonly code: string;
}

/** The error for a failed connection: the host is not trusted, or did not answer. */
export function explain(
  error: unknown,
  { call, origin, timeoutMs }: { readonly call: string; readonly origin: string; readonly timeoutMs: number },
): ProxmoxError {
  const { error: cause, message, code } = rootCause(error);
  if (cause instanceof FingerprintMismatch) {
    const help = `Nothing was sent. Compare with \`pvenode cert info\` on ${origin}; a renewed certificate has a new fingerprint.`;
    return new ProxmoxError({ trouble: 'untrusted', call, said: cause.message, help, cause });
  }
  if (TLS.test(code)) {
    const help = `Nothing was sent. Name the certificate by --fingerprint, or the cluster's CA (/etc/pve/pve-root-ca.pem) by --ca.`;
    return new ProxmoxError({
      trouble: 'untrusted',
      call,
      said: `${firstPart(message)} (${code})`,
      help,
      cause,
    });
  }
  const said = code === 'TimeoutError' ? `no answer within ${timeoutMs / 1000} s` : `${message} (${code})`;
  const help = `Is ${origin} up, and is the port open from here?`;
  return new ProxmoxError({ trouble: 'unreachable', call, said, help, cause });
}

/** Without the advice that Node adds on its own options. */
function firstPart(message: string): string {
  return message.split(';', 1)[0] ?? message;
}

/** undici wraps what happened, at times twice. */
function rootCause(error: unknown): RootCause {
  const fields = typeof error === 'object' && error !== null ? error : {};
  if ('cause' in fields && typeof fields.cause === 'object' && fields.cause !== null)
    return rootCause(fields.cause);
  return {
    error,
    message: 'message' in fields ? String(fields.message) : String(error),
    code: 'code' in fields && typeof fields.code === 'string' ? fields.code : nameOf(fields),
  };
}

function nameOf(fields: object): string {
  return 'name' in fields ? String(fields.name) : 'unknown';
}
