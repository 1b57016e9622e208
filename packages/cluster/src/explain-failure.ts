import {
  ClusterUnreachable,
  ClusterUntrusted,
  KubeconfigUnusable,
  type ClusterError,
} from './cluster-errors.ts';
import { messageOf } from './message-of.ts';

/** As Node and OpenSSL name what is wrong with a certificate. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/;

/** What it means that no answer came, and the way on. */
export function explainFailure(
  error: unknown,
  {
    operation,
    server,
    timeoutMs,
  }: { readonly operation: string; readonly server: string; readonly timeoutMs: number },
): ClusterError {
  const { code, message } = innermost(error);
  if (CERTIFICATE.test(code)) {
    const hint =
      code === 'CERT_HAS_EXPIRED'
        ? "The server's certificate is older than it may be: K3s renews it when it starts, and kubeadm by `kubeadm certs renew all`."
        : 'The kubeconfig belongs to another cluster, or is older than the certificate: fetch a new one.';
    return new ClusterUntrusted({
      operation,
      detail: `${server} is not trusted (${code})`,
      hint,
      cause: error,
    });
  }
  if (code.startsWith('ERR_OSSL') || code.startsWith('ERR_SSL')) {
    const hint = 'Check the certificate and key in the kubeconfig, and whether the server speaks TLS.';
    return new KubeconfigUnusable({
      operation,
      detail: `${server}: ${message} (${code})`,
      hint,
      cause: error,
    });
  }
  const detail =
    code === 'TimeoutError'
      ? `${server} does not answer within ${timeoutMs / 1_000} s`
      : `${server} cannot be reached (${code === '' ? message : code})`;
  const hint = 'Is the cluster up, and is this the right --context? Then run the same command again.';
  return new ClusterUnreachable({ operation, detail, hint, cause: error });
}

/** fetch wraps what happened, at times twice: "fetch failed" is the outermost. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  const fields = typeof error === 'object' && error !== null ? error : {};
  if ('cause' in fields && fields.cause !== undefined) return innermost(fields.cause);
  const message = messageOf(error);
  if ('name' in fields && fields.name === 'TimeoutError') return { code: fields.name, message };
  return { code: 'code' in fields && typeof fields.code === 'string' ? fields.code : '', message };
}
