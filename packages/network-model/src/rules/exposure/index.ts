import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { acmeNameNotPublic } from './acme-name-not-public.ts';
import { backendCertificateUnknown } from './backend-certificate-unknown.ts';
import { backendFamilyMissing } from './backend-family-missing.ts';
import { backendUnverified } from './backend-unverified.ts';
import { balancerAsksInVain } from './balancer-asks-in-vain.ts';
import { balancerWithoutLoadBalancer } from './balancer-without-load-balancer.ts';
import { balancerWithoutSelector } from './balancer-without-selector.ts';
import { certificateWithoutSolver } from './certificate-without-solver.ts';
import { deviceWithoutTailnet } from './device-without-tailnet.ts';
import { exposureAmbiguous } from './exposure-ambiguous.ts';
import { hostBehindTunnelAndIngress } from './host-behind-tunnel-and-ingress.ts';
import { hostClaimedTwice } from './host-claimed-twice.ts';
import { hostOnSeveralIngresses } from './host-on-several-ingresses.ts';
import { hostOutsideDomain } from './host-outside-domain.ts';
import { hostOutsideIngressDomain } from './host-outside-ingress-domain.ts';
import { hostWithoutWayIn } from './host-without-way-in.ts';
import { http01NameNotPublic } from './http01-name-not-public.ts';
import { ingressNotStated } from './ingress-not-stated.ts';
import { loginAtOtherPort } from './login-at-other-port.ts';
import { nodePortOutsideRange } from './node-port-outside-range.ts';
import { nodePortTaken } from './node-port-taken.ts';

export const exposureRules: readonly Rule<NetworkFacts>[] = [
  acmeNameNotPublic,
  backendCertificateUnknown,
  backendFamilyMissing,
  backendUnverified,
  balancerAsksInVain,
  balancerWithoutLoadBalancer,
  balancerWithoutSelector,
  certificateWithoutSolver,
  deviceWithoutTailnet,
  exposureAmbiguous,
  hostBehindTunnelAndIngress,
  hostClaimedTwice,
  hostOnSeveralIngresses,
  hostOutsideDomain,
  hostOutsideIngressDomain,
  hostWithoutWayIn,
  http01NameNotPublic,
  ingressNotStated,
  loginAtOtherPort,
  nodePortOutsideRange,
  nodePortTaken,
];
