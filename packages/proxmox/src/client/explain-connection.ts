import { ProxmoxError } from './proxmox-error.ts';
import { FingerprintMismatch } from './trust.ts';

const TLS = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** The error for a failed connection: the host is not trusted, or did not answer. */
export function explainConnection(
  cause: unknown,
  { call, origin, timeoutMs }: { readonly call: string; readonly origin: string; readonly timeoutMs: number },
): ProxmoxError {
  if (cause instanceof FingerprintMismatch) {
    const help = `Nothing was sent. Compare with \`pvenode cert info\` on ${origin}; a renewed certificate has a new fingerprint.`;
    return new ProxmoxError({ kind: 'untrusted', call, detail: cause.message, help, cause });
  }
  const { message, code } = fieldsOf(cause);
  if (TLS.test(code)) {
    const detail = `${withoutAdvice(message)} (${code})`;
    const help = `Nothing was sent. Name the certificate by --fingerprint, or the cluster's CA (/etc/pve/pve-root-ca.pem) by --ca.`;
    return new ProxmoxError({ kind: 'untrusted', call, detail, help, cause });
  }
  const detail = code === 'TimeoutError' ? `no answer within ${timeoutMs / 1000} s` : `${message} (${code})`;
  const help = `Is ${origin} up, and is the port open from here?`;
  return new ProxmoxError({ kind: 'unreachable', call, detail, help, cause });
}

/** Node's message ends with advice on its own options. */
function withoutAdvice(message: string): string {
  return message.split(';', 1)[0] ?? message;
}

/** The code of an error of Node, or the name of any other. */
function fieldsOf(error: unknown): { readonly message: string; readonly code: string } {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const name = 'name' in fields ? String(fields.name) : 'unknown';
  return {
    message: 'message' in fields ? String(fields.message) : String(error),
    code: 'code' in fields && typeof fields.code === 'string' ? fields.code : name,
  };
}
