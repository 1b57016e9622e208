import { operators } from '@netloom/deployment';
import { smallNetwork } from '@netloom/network-model/testing';
import { runningOperators } from '../../src/plan/running-operators.ts';
import { check, EVERYTHING } from '../networks.ts';
import { release } from '../releases.ts';

describe(runningOperators, () => {
  it('says which runs at another version, and which nobody knows', () => {
    const { network } = check(EVERYTHING).facts;
    const releases = new Map([['metallb', release({ chart: { name: 'metallb', version: '0.15.3' } })]]);
    expect(runningOperators(operators(network), releases)).toEqual({
      statements: [
        {
          topic: 'running',
          action: 'change',
          subject: 'metallb',
          text: `runs at 0.15.3, and the network pins ${network.operators.metallb}`,
        },
      ],
      notes: [
        'no Helm release of cert-manager, external-dns and tailscale-operator is here: which version runs, if any, is not known',
      ],
    });
  });

  it('says nothing of what runs as it is pinned, and of what nobody needs', () => {
    expect(runningOperators(operators(smallNetwork()), new Map())).toEqual({ statements: [], notes: [] });
  });
});
