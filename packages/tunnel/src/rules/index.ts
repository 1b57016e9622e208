import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { proxiedHostTooDeep } from './proxied-host-too-deep.ts';
import { tunnelCredentialsUnused } from './tunnel-credentials-unused.ts';
import { tunnelIngressWithoutPods } from './tunnel-ingress-without-pods.ts';
import { tunnelOptionWithoutEffect } from './tunnel-option-without-effect.ts';
import { tunnelOriginUnverified } from './tunnel-origin-unverified.ts';
import { tunnelOriginWithoutSelector } from './tunnel-origin-without-selector.ts';
import { tunnelPathGlob } from './tunnel-path-glob.ts';
import { tunnelPathInvalid } from './tunnel-path-invalid.ts';
import { tunnelPathNeverMatches } from './tunnel-path-never-matches.ts';
import { tunnelPathShadowed } from './tunnel-path-shadowed.ts';
import { tunnelPathUnanchored } from './tunnel-path-unanchored.ts';
import { tunnelPathUnread } from './tunnel-path-unread.ts';
import { wildcardExposesInternal } from './wildcard-exposes-internal.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  proxiedHostTooDeep,
  tunnelCredentialsUnused,
  ofLocalRules(tunnelIngressWithoutPods),
  ofLocalRules(tunnelOptionWithoutEffect),
  ofLocalRules(tunnelOriginUnverified),
  tunnelOriginWithoutSelector,
  ofLocalRules(tunnelPathGlob),
  ofLocalRules(tunnelPathInvalid),
  ofLocalRules(tunnelPathNeverMatches),
  ofLocalRules(tunnelPathShadowed),
  ofLocalRules(tunnelPathUnanchored),
  ofLocalRules(tunnelPathUnread),
  wildcardExposesInternal,
];

/** Of rules that Cloudflare keeps the file states nothing. */
function ofLocalRules(rule: Rule<NetworkFacts>): Rule<NetworkFacts> {
  return {
    ...rule,
    check: (facts) => (facts.network.tunnel?.management === 'remote' ? [] : rule.check(facts)),
  };
}
