import { explainFailure } from '../src/explain-failure.ts';

const WHERE = { operation: 'reading the version', server: 'https://192.168.7.223:6443', timeoutMs: 30_000 };
const AGAIN = 'Is the cluster up, and is this the right --context? Then run the same command again.';

function withCode(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`it says ${code}`), { code }) });
}

describe(explainFailure, () => {
  it.each([
    [
      withCode('ECONNREFUSED'),
      'ClusterUnreachable',
      `${WHERE.server} cannot be reached (ECONNREFUSED)\n${AGAIN}`,
    ],
    [
      new Error('other side closed'),
      'ClusterUnreachable',
      `${WHERE.server} cannot be reached (other side closed)\n${AGAIN}`,
    ],
    [
      new DOMException('The operation timed out.', 'TimeoutError'),
      'ClusterUnreachable',
      `${WHERE.server} does not answer within 30 s\n${AGAIN}`,
    ],
    [
      withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      'ClusterUntrusted',
      `${WHERE.server} is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)\nThe kubeconfig belongs to another cluster, or is older than the certificate: fetch a new one.`,
    ],
    [
      withCode('CERT_HAS_EXPIRED'),
      'ClusterUntrusted',
      `${WHERE.server} is not trusted (CERT_HAS_EXPIRED)\nThe server's certificate is older than it may be: K3s renews it when it starts, and kubeadm by \`kubeadm certs renew all\`.`,
    ],
    [
      withCode('ERR_SSL_WRONG_VERSION_NUMBER'),
      'KubeconfigUnusable',
      `${WHERE.server}: it says ERR_SSL_WRONG_VERSION_NUMBER (ERR_SSL_WRONG_VERSION_NUMBER)\nCheck the certificate and key in the kubeconfig, and whether the server speaks TLS.`,
    ],
  ])('says of %s', (error, name, said) => {
    expect(explainFailure(error, WHERE)).toMatchObject({ name, message: `${WHERE.operation}: ${said}` });
  });
});
