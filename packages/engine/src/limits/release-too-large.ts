import type { Rule } from '@netloom/diagnostics';
import { kib } from './kib.ts';
import type { LimitFacts } from './limit-facts.ts';
import { MOST_BYTES, NEAR_BYTES } from './limits.ts';

export const releaseTooLarge: Rule<LimitFacts> = {
  code: 'release-too-large',
  severity: 'error',
  description: 'Helm can keep the release in a Secret.',
  *check({ network, origins, release }) {
    if (release === null || release.bytes < NEAR_BYTES) return;
    const { bytes, how } = release;
    const size = how === 'estimated' ? `about ${kib(bytes)}` : kib(bytes);
    // Argo CD, where the file says that it delivers the network, keeps no release
    const isInTheWay = bytes > MOST_BYTES && network.delivery?.gitops !== 'argocd';
    yield {
      severity: isInTheWay ? 'error' : 'warning',
      message: `the release "netloom" takes ${size} as Helm keeps it, in a Secret of at most ${kib(MOST_BYTES)}`,
      at: origins.of(network, 'name'),
      help: 'let Argo CD deliver the network (`delivery:` with `gitops: argocd`), which keeps no release, or give a part of the services a network.yaml of their own, for another cluster',
    };
  },
};
