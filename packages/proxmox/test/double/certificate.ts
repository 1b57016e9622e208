import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256, as Proxmox prints it: pairs of hex digits between colons. */
  readonly fingerprint: string;
}

let shared: Promise<Certificate> | undefined;

/** A self-signed certificate for the loopback address; every double of this process shows the same. */
export function ownCertificate(): Promise<Certificate> {
  shared ??= makeCertificate();
  return shared;
}

/** A fresh one. */
export async function makeCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-proxmox-double-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const names = ['-subj', '/CN=pve-alpha', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    await promisify(execFile)('openssl', [...args, ...names, '-keyout', keyFile, '-out', certFile]);
    const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')]);
    return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
