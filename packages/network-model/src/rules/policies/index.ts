import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { noDefaultDeny } from './no-default-deny.ts';
import { policiesNotEnforced } from './policies-not-enforced.ts';
import { policyCutsAllocatedService } from './policy-cuts-allocated-service.ts';
import { policyCutsController } from './policy-cuts-controller.ts';
import { policyCutsIngress } from './policy-cuts-ingress.ts';
import { policyCutsMetrics } from './policy-cuts-metrics.ts';
import { policyCutsService } from './policy-cuts-service.ts';
import { policyMissesHostNetwork } from './policy-misses-host-network.ts';
import { policyNamespaceWithoutServices } from './policy-namespace-without-services.ts';

export const policyRules: readonly Rule<NetworkFacts>[] = [
  noDefaultDeny,
  policiesNotEnforced,
  policyCutsAllocatedService,
  policyCutsController,
  policyCutsIngress,
  policyCutsMetrics,
  policyCutsService,
  policyMissesHostNetwork,
  policyNamespaceWithoutServices,
];
