import { Agent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, createSecureContext, type ConnectionOptions, type TLSSocket } from 'node:tls';

/** How the host is verified: by exactly this certificate, by the CA that signed it, or by what the system trusts. */
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
  return new TrustingAgent(trust, connectTimeoutMs);
}

/** Hands out a connection only after the host is verified: no byte of HTTP, and so no token, reaches another one. */
class TrustingAgent extends Agent {
  readonly #trust: Trust;
  readonly #verification: ConnectionOptions;
  readonly #timeoutMs: number;
  readonly #connecting = new Set<Duplex>();

  constructor(trust: Trust, timeoutMs: number) {
    // a resumed session shows no certificate
    super({ maxCachedSessions: 0 });
    this.#trust = trust;
    this.#verification = verificationOf(trust);
    this.#timeoutMs = timeoutMs;
  }

  override createConnection(
    { host, port, servername }: RequestOptions,
    // every agent is given one, though its type leaves that open
    callback: (error: Error | null, socket: Duplex) => void = () => undefined,
  ): undefined {
    const socket = connect({
      host: host ?? 'localhost',
      port: Number(port),
      ...(servername !== undefined && { servername }),
      ...this.#verification,
    });
    const fail = (error: Error): void => {
      callback(error, socket);
    };
    const timer = setTimeout(() => {
      socket.destroy(new Error(`no connection within ${this.#timeoutMs / 1000} s`));
    }, this.#timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      this.#connecting.delete(socket);
    };
    this.#connecting.add(socket);
    socket.once('error', fail);
    socket.once('close', settle);
    socket.once('secureConnect', () => {
      settle();
      const mismatch = mismatchOf(this.#trust, socket);
      if (mismatch !== null) {
        socket.destroy(mismatch);
        return;
      }
      socket.off('error', fail);
      callback(null, socket);
    });
  }

  /** Node's agent destroys only connections that it was handed. */
  override destroy(): void {
    for (const socket of this.#connecting) socket.destroy(new Error('the client was closed'));
    super.destroy();
  }
}

function mismatchOf(trust: Trust, socket: TLSSocket): FingerprintMismatch | null {
  if (trust.kind !== 'fingerprint') return null;
  const found = socket.getPeerX509Certificate()?.fingerprint256;
  if (found === trust.sha256) return null;
  return new FingerprintMismatch(`the certificate is ${found ?? 'none'}, expected ${trust.sha256}`);
}

/** With a context for all connections of an agent: reading the CAs takes longer than the handshake. */
function verificationOf(trust: Trust): ConnectionOptions {
  switch (trust.kind) {
    case 'system':
      return { secureContext: createSecureContext() };
    case 'ca':
      return { secureContext: createSecureContext({ ca: trust.pem }) };
    case 'fingerprint':
      // the leaf certificate alone decides, as in Proxmox itself (PVE::Network::SDN::api_request)
      return { secureContext: createSecureContext(), rejectUnauthorized: false };
    default:
      return trust satisfies never;
  }
}
