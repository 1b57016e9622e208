import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { hostNotOnCertificate } from './host-not-on-certificate.ts';
import { ingressPathNotAPrefix } from './ingress-path-not-a-prefix.ts';
import { wildcardCertificateNeedsDns } from './wildcard-certificate-needs-dns.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  hostNotOnCertificate,
  ingressPathNotAPrefix,
  wildcardCertificateNeedsDns,
];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
