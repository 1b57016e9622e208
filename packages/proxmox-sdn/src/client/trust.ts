import { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';

/** Why the host is believed to be the host: exactly this certificate, one that this CA signed, or what the system trusts. */
export type Trust =
  | { readonly kind: 'fingerprint'; readonly sha256: string }
  | { readonly kind: 'ca'; readonly pem: string }
  | { readonly kind: 'system' };

/** The certificate is not the expected one. */
export class FingerprintMismatch extends Error {
  override readonly name = 'FingerprintMismatch';
}

/** SHA-256 in the form that Proxmox prints: `AA:BB:…`, 32 pairs. null where the text is none. */
export function parseFingerprint(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^sha256[: ]/i, '')
    .replaceAll(':', '')
    .toUpperCase();
  return /^[0-9A-F]{64}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : null;
}

export function agentFor(trust: Trust, connectTimeoutMs: number): Agent {
  switch (trust.kind) {
    case 'system':
      return new Agent({ connect: { timeout: connectTimeoutMs } });
    case 'ca':
      return new Agent({ connect: { timeout: connectTimeoutMs, ca: trust.pem } });
    case 'fingerprint':
      return new Agent({ connect: pinned(trust.sha256, connectTimeoutMs) });
    default:
      return trust satisfies never;
  }
}

/**
 * The leaf alone decides, as Proxmox itself has it (PVE::Network::SDN::api_request). The check is before the first byte
 * of HTTP, so that no token reaches a stranger.
 */
function pinned(expected: string, timeout: number): buildConnector.connector {
  // a resumed session shows no certificate
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0, timeout });
  return (options, callback) => {
    connect(options, (...args) => {
      const [error, socket] = args;
      if (error !== null) {
        callback(error, null);
        return;
      }
      const found = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : 'none';
      if (found === expected) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new FingerprintMismatch(`the certificate is ${found}, expected ${expected}`), null);
    });
  };
}
