import { PublishFailed, RUN_AGAIN } from './publish-failed.ts';

const TRANSIENT: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

const NOT_TLS: ReadonlySet<string> = new Set([
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** A request without a response, as an error with a hint. */
export function networkFailure(
  error: unknown,
  { step, host, timeoutMs }: { readonly step: string; readonly host: string; readonly timeoutMs: number },
): PublishFailed {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new PublishFailed(step, {
      what: `${host} does not answer within ${timeoutMs / 1_000} s`,
      hint: `${RUN_AGAIN} A slow connection needs a longer --timeout.`,
      cause: error,
    });
  }
  const { code, message } = innermost(error);
  return new PublishFailed(step, {
    what: `the connection to ${host} failed (${code === '' ? message : code})`,
    hint: hintFor(code, host),
    isTransient: TRANSIENT.has(code),
    cause: error,
  });
}

function hintFor(code: string, host: string): string {
  if (code === 'ENOTFOUND') return `The host name ${host} does not resolve: check its spelling.`;
  if (code === 'ECONNREFUSED') {
    return `Nothing listens there: check that the registry is running. ${RUN_AGAIN}`;
  }
  if (NOT_TLS.has(code)) {
    return 'The registry does not use TLS: on a network that you trust, use --plain-http.';
  }
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return 'Its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the file of its certificate authority.';
  }
  return RUN_AGAIN;
}

/** fetch wraps the cause: "fetch failed" is the outermost error. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  if (error.cause instanceof Error) return innermost(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
