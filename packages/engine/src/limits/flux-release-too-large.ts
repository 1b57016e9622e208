import type { Rule } from '@netloom/diagnostics';
import { kib } from './kib.ts';
import type { LimitFacts } from './limit-facts.ts';
import { MOST_OBJECT_BYTES, NEAR_OBJECT_BYTES } from './limits.ts';

/** What the HelmRelease has besides the values, and what the API server and Flux add to it. */
const OTHER_BYTES = 8_000;

export const fluxReleaseTooLarge: Rule<LimitFacts> = {
  code: 'flux-release-too-large',
  severity: 'error',
  description: 'The API server takes the HelmRelease with the values of the umbrella.',
  *check({ network, origins, valuesBytes }) {
    if (network.delivery?.gitops !== 'flux' || valuesBytes === null) return;
    const bytes = valuesBytes + OTHER_BYTES;
    if (bytes < NEAR_OBJECT_BYTES) return;
    yield {
      severity: bytes > MOST_OBJECT_BYTES ? 'error' : 'warning',
      message: `HelmRelease "flux-system/netloom" has about ${kib(bytes)} with the values of the umbrella, and etcd takes ${kib(MOST_OBJECT_BYTES)}`,
      at: origins.of(network.delivery, 'gitops'),
      help: 'let Argo CD deliver the network (`gitops: argocd`), which reads the values from Git, or give a part of the services a network.yaml of their own, for another cluster',
    };
  },
};
