import { answersToPods } from '../src/answers-to-pods.ts';
import type { NetworkIndex } from '../src/index.ts';
import { PolicyIndex } from '../src/policy/index.ts';
import { HOMELAB, networkIndexOf, target } from './ask.ts';

describe(answersToPods, () => {
  it('traces a namespace by itself whose policies isolate what its pods send', () => {
    const policy = {
      name: 'no-egress',
      namespace: 'argocd',
      spec: { podSelector: {}, policyTypes: ['Egress'] },
    } as const;
    const homelab = networkIndexOf(HOMELAB);
    const index: NetworkIndex = {
      ...homelab,
      policies: () => new PolicyIndex([policy]),
      at: (value) => homelab.at(value === policy ? homelab.network.cluster : value),
    };
    const answers = answersToPods(index, ['argocd', 'homepage'])(target('service:monitoring/grafana'));
    expect(answers.map(({ verdict, hop }) => [verdict, hop.layer])).toEqual([
      ['deny', 'policy'],
      ['allow', 'pod'],
    ]);
  });
});
