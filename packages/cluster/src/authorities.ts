import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { KubeConfig } from '@kubernetes/client-node';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** SHA-256 fingerprints of the authorities by which a kubeconfig verifies its current cluster, as openssl prints them. */
export function authoritiesOf(config: KubeConfig): readonly string[] {
  const cluster = config.getCurrentCluster();
  if (cluster === null || cluster.skipTLSVerify) return [];
  return [...pemOf(cluster).matchAll(CERTIFICATE)].flatMap(([pem]) => fingerprintOf(pem));
}

function pemOf({ caData, caFile }: { readonly caData?: string; readonly caFile?: string }): string {
  // client-node prefers the data, too
  if (caData !== undefined && caData !== '') return Buffer.from(caData, 'base64').toString('latin1');
  if (caFile === undefined || caFile === '') return '';
  try {
    return readFileSync(caFile, 'latin1');
  } catch {
    // the first call to the server says so, with the reason
    return '';
  }
}

function fingerprintOf(pem: string): readonly string[] {
  try {
    return [new X509Certificate(pem).fingerprint256];
  } catch {
    return [];
  }
}
