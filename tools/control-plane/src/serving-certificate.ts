import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const RUN = promisify(execFile);

/**
 * Makes the certificate that the API server shows, under the names under which it looks for one. Without it the API server
 * makes a key of RSA, which takes a sixth of its start, and signs each handshake with it. Left to it where there is no openssl.
 */
export async function writeServingCertificate(folder: string): Promise<void> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=kube-apiserver', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const files = ['-keyout', join(folder, 'apiserver.key'), '-out', join(folder, 'apiserver.crt')];
  try {
    await RUN('openssl', ['req', '-x509', ...key, ...names, '-days', '365', ...files]);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
