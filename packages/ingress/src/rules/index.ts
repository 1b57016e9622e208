import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { allowListSeesOtherAddress } from './allow-list-sees-other-address.ts';
import { clusterVersionTooOld } from './cluster-version-too-old.ts';
import { hostNotOnCertificate } from './host-not-on-certificate.ts';
import { ingressNeedsK3s } from './ingress-needs-k3s.ts';
import { ingressOutsideKubeSystem } from './ingress-outside-kube-system.ts';
import { ingressPathNotAPrefix } from './ingress-path-not-a-prefix.ts';
import { middlewareNotPossible } from './middleware-not-possible.ts';
import { routeNeverReached } from './route-never-reached.ts';
import { routeNotExpressible } from './route-not-expressible.ts';
import { routeOrderUndetermined } from './route-order-undetermined.ts';
import { routeTakenByWildcard } from './route-taken-by-wildcard.ts';
import { wildcardCertificateNeedsDns } from './wildcard-certificate-needs-dns.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  allowListSeesOtherAddress,
  clusterVersionTooOld,
  hostNotOnCertificate,
  ingressNeedsK3s,
  ingressOutsideKubeSystem,
  ingressPathNotAPrefix,
  middlewareNotPossible,
  routeNeverReached,
  routeNotExpressible,
  routeOrderUndetermined,
  routeTakenByWildcard,
  wildcardCertificateNeedsDns,
];
