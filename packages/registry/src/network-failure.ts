import { PublishFailed, RUN_AGAIN } from './publish-failed.ts';

const PASSING: ReadonlySet<string> = new Set([
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

/** What it means that no answer came, and the way on. */
export function networkFailure(
  error: unknown,
  { step, host, timeoutMs }: { readonly step: string; readonly host: string; readonly timeoutMs: number },
): PublishFailed {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new PublishFailed(step, {
      what: `${host} does not answer within ${timeoutMs / 1_000} s`,
      wayOn: `${RUN_AGAIN} A slow line needs a longer --timeout.`,
      cause: error,
    });
  }
  const { code, message } = innermost(error);
  return new PublishFailed(step, {
    what: `the connection to ${host} failed (${code === '' ? message : code})`,
    wayOn: wayOn(code, host),
    isPassing: PASSING.has(code),
    cause: error,
  });
}

function wayOn(code: string, host: string): string {
  if (code === 'ENOTFOUND') return `Nothing has the name ${host}: look how it is spelt.`;
  if (code === 'ECONNREFUSED') return `Nothing listens there: look whether the registry runs. ${RUN_AGAIN}`;
  if (NOT_TLS.has(code))
    return 'It does not speak TLS: if nobody else can listen on the way, use --plain-http.';
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return 'Its certificate is not trusted: name the file of its authority in NODE_EXTRA_CA_CERTS.';
  }
  return RUN_AGAIN;
}

/** fetch wraps what happened: "fetch failed" is the outermost. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  if (error.cause instanceof Error) return innermost(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
