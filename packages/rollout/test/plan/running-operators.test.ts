import { smallNetwork } from '@netloom/network-model/testing';
import { runningOperators } from '../../src/plan/running-operators.ts';
import { check, EVERYTHING } from '../networks.ts';
import { release } from '../releases.ts';

const NOBODY = { by: 'nobody', left: null } as const;

describe(runningOperators, () => {
  it('says which runs at another version, and which nobody knows', () => {
    const { network } = check(EVERYTHING).facts;
    const releases = new Map([['metallb', release({ chart: { name: 'metallb', version: '0.15.3' } })]]);
    const observation = { installed: NOBODY, operatorReleases: releases };
    expect(runningOperators(network, { observation, steps: [] })).toEqual({
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
    const observation = { installed: NOBODY, operatorReleases: new Map() };
    expect(runningOperators(smallNetwork(), { observation, steps: [] })).toEqual({
      statements: [],
      notes: [],
    });
  });
});
